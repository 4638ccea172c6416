package regie.formats.imports.systemd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Fields;
import regie.formats.imports.FileDefaults;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Imported;
import regie.formats.imports.Importer;
import regie.formats.imports.Ledger;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceFile;
import regie.formats.imports.Tree;
import regie.formats.imports.parity.SourceSchedule;
import regie.kernel.Language;
import regie.kernel.Text;

/** Timers of systemd with the services that they start. */
public final class SystemdImporter implements Importer {

    @Override
    public String format() {
        return "systemd";
    }

    @Override
    public Text what() {
        return new Text("systemd : minuteurs avec leurs services et leurs compléments",
                "systemd: timers with their services and drop-ins");
    }

    @Override
    public Imported read(ImportRequest request) {
        Ledger ledger = new Ledger();
        List<UnitFile> files = new ArrayList<>();
        for (SourceFile file : request.files()) {
            UnitFile.read(file, ledger).ifPresent(files::add);
        }
        Making making = new Making(request, Unit.merged(files));
        making.all();
        return new Imported(making.draft, ledger.report(format()), making.schedules);
    }

    /** One import under way. */
    private static final class Making {

        private final ImportRequest request;
        private final EstateDraft draft;
        private final Map<String, Unit> units;
        private final List<SourceSchedule> schedules = new ArrayList<>();
        private final Map<String, List<PlanDraft>> applications = new LinkedHashMap<>();
        private final Set<String> used = new TreeSet<>();

        Making(ImportRequest request, Map<String, Unit> units) {
            this.request = request;
            this.draft = new EstateDraft(request);
            this.units = units;
        }

        void all() {
            List<Unit> timers = units.values().stream().filter(unit -> unit.name().endsWith(".timer")).toList();
            if (!timers.isEmpty()) {
                String host = host();
                timers.forEach(timer -> plan(timer, host));
                applications.forEach((name, plans) -> FileDefaults.hoist(draft, name, plans));
            }
            units.values().stream().filter(unit -> unit.name().endsWith(".service") && !used.contains(unit.name()))
                    .forEach(unit -> Unit.replaced(unit.file(), "aucun minuteur des fichiers ne lance ce service",
                            "no timer among the files starts this service"));
        }

        private String host() {
            String given = request.hints().host();
            if (!given.isEmpty()) {
                return draft.host(given);
            }
            Fields host = draft.declare("host", "server");
            host.comment("", request.language() == Language.FRENCH
                    ? "La machine de ces minuteurs : lui donner son nom ici et dans les plans (ou regie import … --host NOM)."
                    : "The machine of these timers: give it its name here and in the plans (or regie import … --host NAME).");
            return host.text("host").orElseThrow();
        }

        /** The folder that holds the files, unless it is one of systemd's own. */
        private String application(Unit timer, String host) {
            String[] path = timer.file().path().replace('\\', '/').split("/");
            String folder = path.length < 2 ? "" : path[path.length - 2];
            boolean own = folder.isEmpty() || folder.equals("system") || folder.equals("user") || folder.equals(".") || folder.equals("..");
            String words = own ? "systemd" : folder;
            Optional<String> known = draft.find("application", words);
            String name = known.orElseGet(() -> draft.named("application", words));
            if (known.isEmpty()) {
                draft.of("application", words).add("hosts", Tree.word(host));
            }
            return name;
        }

        private void plan(Unit timer, String host) {
            String application = application(timer, host);
            PlanDraft plan = draft.plan(timer.stem(), application);
            applications.computeIfAbsent(application, none -> new ArrayList<>()).add(plan);
            draft.code(timer.name()).ifPresent(code -> plan.head().put("code", code));
            timer.file().source().self().carried(plan.at(""));
            TimerStarts starts = new TimerStarts(timer, plan, request.zone(), request.language());
            Optional<TimerRule> rule = starts.write();
            starts.settle();
            String started = timer.text("Unit").isEmpty() ? timer.stem() + ".service" : timer.text("Unit");
            service(timer, started, plan, host);
            rule.ifPresent(known -> schedules.add(new SourceSchedule(timer.file().path(), 1, "timer " + timer.name(), plan.name(), known)));
        }

        private void service(Unit timer, String name, PlanDraft plan, String host) {
            Unit service = units.get(name);
            if (service == null && name.contains("@")) {
                service = units.get(name.substring(0, name.indexOf('@') + 1) + ".service");
            }
            if (service == null) {
                ServiceTasks.byName(plan, name, host);
                timer.file().source().self().approximated(plan.at(""), "son service " + name + " n'est pas parmi les fichiers : "
                        + "lancé par systemctl", "its service " + name + " is not among the files: started by systemctl");
                return;
            }
            used.add(service.name());
            service = service.instance(name);
            service.file().source().self().carried(plan.at(""));
            List<String> main = new ServiceTasks(draft, service, plan, host).build();
            if (plan.tasks().isEmpty()) {
                ServiceTasks.byName(plan, name, host);
                service.file().source().self().approximated(plan.at(""), "aucune commande (ExecStart) : lancé par systemctl",
                        "no command (ExecStart): started by systemctl");
            }
            new ServiceSettings(service, plan, main).settle();
        }
    }
}
