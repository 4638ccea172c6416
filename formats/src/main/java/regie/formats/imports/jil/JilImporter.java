package regie.formats.imports.jil;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.formats.imports.Defaults;
import regie.formats.imports.Fields;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Imported;
import regie.formats.imports.Importer;
import regie.formats.imports.Ledger;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceFile;
import regie.formats.imports.Tree;
import regie.formats.imports.Want;
import regie.kernel.Text;

/** AutoSys JIL. */
public final class JilImporter implements Importer {

    private static final List<String> KNOWN = List.of("insert_machine", "insert_resource", "calendar", "extended_calendar", "cycle");

    @Override
    public String format() {
        return "jil";
    }

    @Override
    public Text what() {
        return new Text("AutoSys : JIL et calendriers d'autocal_asc", "AutoSys: JIL, and calendars of autocal_asc");
    }

    @Override
    public Imported read(ImportRequest request) {
        Ledger ledger = new Ledger();
        JilEstate estate = new JilEstate(request, ledger);
        for (SourceFile file : request.files()) {
            JilReader.read(file, ledger).forEach(estate::add);
        }
        JilMachines machines = new JilMachines(estate);
        machines.declare();
        new JilGroups(estate).build();
        JilCalendars calendars = new JilCalendars(estate);
        JilParity parity = new JilParity(estate);
        starts(estate, new JilStarts(estate, calendars), parity);
        JilTasks tasks = new JilTasks(estate, machines);
        JilNeeds needs = new JilNeeds(estate);
        needs.all();
        estate.jobs().forEach(tasks::fill);
        estate.draft().plans().values().stream().filter(plan -> plan.tasks().isEmpty()).forEach(plan -> empty(plan, estate));
        estate.needs().write(estate.draft());
        new JilFollowers(estate).schedule();
        calendars.rest();
        Defaults.hoist(estate.draft());
        others(estate);
        return new Imported(estate.draft(), ledger.report(format()), parity.schedules());
    }

    /** A plan is scheduled by its box, or by the jobs in it that have times; other members wait for theirs. */
    private static void starts(JilEstate estate, JilStarts starts, JilParity parity) {
        Map<PlanDraft, String> scheduled = new LinkedHashMap<>();
        for (JilJob job : estate.jobs()) {
            boolean top = job.isBox() && job.box().isEmpty();
            if (top) {
                starts.plan(job, job.inner().orElseThrow());
                parity.add(job, job.inner().orElseThrow());
            } else if (job.box().isPresent()) {
                starts.member(job);
            } else {
                boolean first = scheduled.putIfAbsent(job.plan(), "") == null || !job.plan().head().has("schedule");
                boolean same = job.plan().head().has("schedule");
                if (first || same) {
                    starts.plan(job, job.plan());
                    parity.add(job, job.plan());
                }
            }
        }
    }

    private static void empty(PlanDraft plan, JilEstate estate) {
        plan.fields(plan.task("nothing")).put("nothing", new Fields());
        plan.head().comment("", estate.comment(new Text("Cette boîte était vide.", "This box was empty.")));
    }

    private static void others(JilEstate estate) {
        for (String verb : estate.otherVerbs()) {
            if (KNOWN.contains(verb)) {
                continue;
            }
            boolean instance = verb.equals("insert_xinst");
            estate.all(verb).forEach(statement -> JilEstate.drop(statement,
                    instance ? "autre instance : ses jobs deviennent des évènements" : "« " + verb + " » n'a pas d'équivalent dans Régie",
                    instance ? "another instance: its jobs become events" : "\"" + verb + "\" has no equivalent in Régie"));
        }
    }
}
