package regie.formats.imports.jil;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.Fields;
import regie.formats.imports.Names;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.formats.imports.Want;

/**
 * Conditions as needs, where that is what they mean. A condition of AutoSys looks at the last status
 * of a job, however old; a need looks at the run of the same production date. For a chain that runs
 * once a day the two agree, and where they may not, the report says so.
 */
final class JilNeeds {

    private static final Pattern SETS = Pattern.compile("SET_GLOBAL.*?(?:-G|--global)\\s+[\"']?([A-Za-z0-9_.#-]+)=([^\\s\"']+)");

    private final JilEstate estate;
    private final Map<String, List<JilJob>> setters = new LinkedHashMap<>();
    private final Map<JilJob, String> milestones = new LinkedHashMap<>();
    private final List<Runnable> atTheEnd = new ArrayList<>();

    JilNeeds(JilEstate estate) {
        this.estate = estate;
        for (JilJob job : estate.jobs()) {
            Matcher sets = SETS.matcher(job.text("command"));
            while (sets.find()) {
                setters.computeIfAbsent(event(sets.group(1), sets.group(2)), none -> new ArrayList<>()).add(job);
            }
        }
    }

    private static String event(String global, String value) {
        return Names.of(global + " " + value);
    }

    void all() {
        for (JilJob job : estate.jobs()) {
            job.get("condition").ifPresent(condition -> condition(job, condition));
        }
        atTheEnd.forEach(Runnable::run);
    }

    private void condition(JilJob job, SourceAttribute said) {
        Optional<JilCondition> parsed = JilCondition.parse(said.value());
        if (parsed.isEmpty()) {
            said.notCarried("condition illisible", "the condition cannot be read");
            return;
        }
        PlanDraft plan = job.isTask() ? job.plan() : job.inner().orElseThrow();
        String task = job.isTask() ? job.task() : gate(plan);
        said.carried(plan.at(task, "needs"));
        List<JilCondition> members = parsed.get() instanceof JilCondition.And and ? and.members() : List.of(parsed.get());
        for (JilCondition member : members) {
            member(job, plan, task, member, said);
        }
    }

    /** A box at the top has a first task of its own that waits for what the box waits for. */
    private String gate(PlanDraft plan) {
        List<String> members = List.copyOf(plan.tasks().keySet());
        String gate = plan.firstTask("start");
        plan.fields(gate).put("nothing", new Fields());
        atTheEnd.add(() -> {
            for (String member : members.stream().filter(one -> !estate.needs().waitsInside(plan, one)).toList()) {
                estate.needs().add(plan.name(), member, Want.On.same(plan.name(), gate), ignored(plan));
            }
        });
        return gate;
    }

    private SourceAttribute ignored(PlanDraft plan) {
        return estate.jobs().stream().filter(job -> job.inner().filter(inner -> inner == plan).isPresent()).findFirst()
                .orElseThrow().statement().source().self();
    }

    private void member(JilJob job, PlanDraft plan, String task, JilCondition member, SourceAttribute said) {
        switch (member) {
            case JilCondition.Status status when status.kind() == JilCondition.Kind.NOT_RUNNING -> apart(job, plan, task, status, said);
            case JilCondition.Status status -> want(job, plan, status, said).ifPresentOrElse(
                    want -> estate.needs().add(plan.name(), task, want, said), () -> event(plan, task, status, said));
            case JilCondition.ExitCode code -> exitCodes(job, plan, task, List.of(code), " && ", said);
            case JilCondition.Global global -> global(plan, task, global, said);
            case JilCondition.And and -> and.members().forEach(inner -> member(job, plan, task, inner, said));
            case JilCondition.Or or -> alternatives(job, plan, task, or, said);
        }
    }

    private void alternatives(JilJob job, PlanDraft plan, String task, JilCondition.Or or, SourceAttribute said) {
        List<JilCondition.ExitCode> codes = or.members().stream().filter(JilCondition.ExitCode.class::isInstance)
                .map(JilCondition.ExitCode.class::cast).toList();
        if (codes.size() == or.members().size()) {
            exitCodes(job, plan, task, codes, " || ", said);
            return;
        }
        List<Want> members = new ArrayList<>();
        for (JilCondition member : or.members()) {
            alternative(job, plan, member, said).ifPresent(members::add);
        }
        if (members.size() < or.members().size()) {
            said.approximated(plan.at(task, "needs"),
                    "de l'alternative, ce qui n'est pas l'état d'un job de ces fichiers n'est pas repris",
                    "of the alternative, what is not the status of a job in these files is not carried");
        }
        if (!members.isEmpty()) {
            estate.needs().add(plan.name(), task, members.size() == 1 ? members.getFirst() : new Want.Any(members), said);
        }
    }

    private Optional<Want> alternative(JilJob job, PlanDraft plan, JilCondition member, SourceAttribute said) {
        return switch (member) {
            case JilCondition.Status status -> status.kind() == JilCondition.Kind.NOT_RUNNING
                    ? Optional.empty() : want(job, plan, status, said);
            case JilCondition.ExitCode code -> Optional.empty();
            case JilCondition.Global global -> Optional.empty();
            case JilCondition.And and -> {
                List<Want> all = and.members().stream().flatMap(inner -> alternative(job, plan, inner, said).stream()).toList();
                yield all.size() == and.members().size() ? Optional.of(new Want.All(all)) : Optional.empty();
            }
            case JilCondition.Or or -> {
                List<Want> any = or.members().stream().flatMap(inner -> alternative(job, plan, inner, said).stream()).toList();
                yield any.isEmpty() ? Optional.empty() : Optional.of(new Want.Any(any));
            }
        };
    }

    /** Empty when the job is not in the files: then it is an event. */
    private Optional<Want> want(JilJob job, PlanDraft plan, JilCondition.Status status, SourceAttribute said) {
        Optional<JilJob> other = status.instance().isEmpty() ? estate.job(status.job()) : Optional.empty();
        if (other.isEmpty()) {
            return Optional.empty();
        }
        if (status.kind() == JilCondition.Kind.TERMINATED) {
            said.approximated("", "terminé de force compte ici comme échoué", "terminated counts as failed here");
        }
        String ending = switch (status.kind()) {
            case SUCCESS, NOT_RUNNING -> "succeeded";
            case FAILURE, TERMINATED -> "failed";
            case DONE -> "ended";
        };
        boolean iced = other.get().text("status").toUpperCase(Locale.ROOT).contains("ICE") && ending.equals("failed");
        if (iced) {
            said.carried("", "le job est neutralisé : la condition est toujours vraie",
                    "the job is on ice: the condition is always true");
            return Optional.of(new Want.All(List.of()));
        }
        Want.On on = target(other.get(), ending);
        boolean far = !on.plan().equals(plan.name());
        lookBack(status, far, said);
        if (far && status.lookBack().isEmpty()) {
            said.approximated("", "porte sur l'exécution de la même date, et non sur le dernier état connu",
                    "on the run of the same date, not on the last known status");
        }
        boolean latched = far && ending.equals("succeeded") && other.get().isScheduled() && !daily(other.get());
        return Optional.of(latched ? on.absent("pass") : on);
    }

    private static boolean daily(JilJob job) {
        return job.get("run_calendar").isEmpty() && JilStarts.weekdays(job.text("days_of_week")).filter("daily"::equals).isPresent();
    }

    private static void lookBack(JilCondition.Status status, boolean far, SourceAttribute said) {
        switch (status.lookBack()) {
            case "", "9999", "9999.99" -> { }
            case "0", "00.00" -> said.carried("", "depuis son dernier passage : c'est la même date d'exploitation",
                    "since its own last run: that is the same production date");
            default -> said.approximated("", "au plus tôt il y a " + status.lookBack() + " : c'est ici la même date d'exploitation",
                    "within the last " + status.lookBack() + ": here that is the same production date");
        }
    }

    private Want.On target(JilJob other, String ending) {
        if (other.isTask()) {
            return Want.On.same(other.plan().name(), other.task()).ending(ending);
        }
        PlanDraft plan = other.inner().orElseThrow();
        if (ending.equals("failed")) {
            return Want.On.same(plan.name(), failure(other, plan));
        }
        return Want.On.same(plan.name(), end(other, plan)).ending(ending);
    }

    /** The last task of a box that others wait for: it is there once all is done. */
    private String end(JilJob box, PlanDraft plan) {
        return milestones.computeIfAbsent(box, none -> {
            String end = plan.task("end");
            plan.fields(end).put("nothing", new Fields());
            atTheEnd.add(() -> {
                List<String> last = estate.needs().lastOf(plan).stream().filter(task -> !plan.fields(task).has("nothing")).toList();
                for (String task : last) {
                    estate.needs().add(plan.name(), end, Want.On.same(plan.name(), task), box.statement().source().self());
                }
            });
            return end;
        });
    }

    private String failure(JilJob box, PlanDraft plan) {
        List<Want> failed = new ArrayList<>();
        plan.tasks().forEach((task, fields) -> {
            if (!fields.has("nothing")) {
                failed.add(Want.On.same(plan.name(), task).ending("failed"));
            }
        });
        String failure = plan.task("failure");
        plan.fields(failure).put("nothing", new Fields());
        if (!failed.isEmpty()) {
            estate.needs().add(plan.name(), failure, failed.size() == 1 ? failed.getFirst() : new Want.Any(failed),
                    box.statement().source().self());
        }
        return failure;
    }

    private void event(PlanDraft plan, String task, JilCondition.Status status, SourceAttribute said) {
        String state = switch (status.kind()) {
            case SUCCESS, NOT_RUNNING -> "";
            case FAILURE -> " failed";
            case DONE -> " ended";
            case TERMINATED -> " terminated";
        };
        String event = Names.of(status.job() + state + (status.instance().isEmpty() ? "" : " " + status.instance()));
        waits(plan, task, event);
        if (status.instance().isEmpty()) {
            said.approximated(plan.at(task, "waits"),
                    "le job " + status.job() + " n'est pas dans les fichiers donnés : c'est l'évènement « " + event
                            + " », que rien ne lève encore",
                    "job " + status.job() + " is not in the files given: it is the event \"" + event + "\", which nothing raises yet");
        } else {
            said.approximated(plan.at(task, "waits"),
                    "job de l'instance " + status.instance() + " : c'est l'évènement « " + event
                            + " », à lever par elle (regie event raise)",
                    "a job of instance " + status.instance() + ": it is the event \"" + event
                            + "\", for that one to raise (regie event raise)");
        }
    }

    private static void waits(PlanDraft plan, String task, String event) {
        plan.fields(task).add("waits", new Fields().word("event", event));
    }

    private void global(PlanDraft plan, String task, JilCondition.Global global, SourceAttribute said) {
        String event = event(global.name(), global.value());
        List<JilJob> setting = setters.getOrDefault(event, List.of());
        Optional<String> value = estate.global(global.name()).flatMap(statement -> statement.get("value")).map(SourceAttribute::value);
        boolean equal = global.operator().equals("=");
        if (equal && setting.isEmpty() && value.filter(global.value()::equals).isPresent()) {
            String variable = estate.draft().variable(global.name(), value.get());
            String when = variable + " == \"" + global.value().replace("\"", "") + "\"";
            when(plan, task, when);
            said.approximated(plan.at(task, "when"), "faux, le traitement est ignoré au lieu d'attendre",
                    "when false, the task is skipped instead of waiting");
            return;
        }
        String named = equal ? event : Names.of(global.name() + " " + word(global.operator()) + " " + global.value());
        waits(plan, task, named);
        for (JilJob setter : setting) {
            if (setter.isTask()) {
                setter.fields().add("raises", Tree.word(event));
            }
        }
        said.approximated(plan.at(task, "waits"),
                "la variable globale " + global.name() + " devient l'évènement « " + named + " »" + (setting.isEmpty()
                        ? ", que rien ne lève dans ces fichiers" : ", levé par le traitement qui la positionne"),
                "the global " + global.name() + " becomes the event \"" + named + "\"" + (setting.isEmpty()
                        ? ", which nothing raises in these files" : ", raised by the task that sets it"));
    }

    private static String word(String operator) {
        return switch (operator) {
            case "!=" -> "not";
            case "<", "<=" -> "below";
            default -> "above";
        };
    }

    private static void when(PlanDraft plan, String task, String expression) {
        String before = plan.fields(task).text("when").orElse("");
        plan.fields(task).put("when", Tree.quoted(before.isEmpty() ? expression : "(" + before + ") && (" + expression + ")"));
    }

    private void exitCodes(JilJob job, PlanDraft plan, String task, List<JilCondition.ExitCode> codes, String joint,
            SourceAttribute said) {
        List<String> compared = new ArrayList<>();
        for (JilCondition.ExitCode code : codes) {
            Optional<JilJob> other = code.instance().isEmpty() ? estate.job(code.job()) : Optional.empty();
            boolean near = other.filter(found -> found.isTask() && found.plan() == plan && found != job && !found.isBox()).isPresent();
            if (near) {
                estate.needs().add(plan.name(), task, target(other.get(), "ended"), said);
                compared.add("tasks." + other.get().task().replace('-', '_') + ".exit_code "
                        + (code.operator().equals("=") ? "==" : code.operator()) + " " + code.code());
            } else if (other.isPresent() && other.get() != job) {
                estate.needs().add(plan.name(), task, target(other.get(), "ended"), said);
                said.approximated(plan.at(task, "needs"), "le code retour d'un autre plan ne se lit pas : sa fin est attendue",
                        "the exit code of another plan cannot be read: its end is waited for");
            } else {
                said.approximated("", "le code retour de " + code.job() + " n'est pas connu de ces fichiers : non repris",
                        "the exit code of " + code.job() + " is not known in these files: not carried");
            }
        }
        if (!compared.isEmpty()) {
            when(plan, task, String.join(joint, compared));
        }
    }

    /** Two jobs that must not run at once share a lock; a job that must not overlap itself is queued already. */
    private void apart(JilJob job, PlanDraft plan, String task, JilCondition.Status status, SourceAttribute said) {
        if (status.job().equalsIgnoreCase(job.name())) {
            said.carried(plan.at("overlap"), "un plan ne se recouvre pas : les exécutions font la queue",
                    "a plan does not overlap itself: its runs queue");
            return;
        }
        Optional<JilJob> other = status.instance().isEmpty() ? estate.job(status.job()) : Optional.empty();
        if (other.isEmpty()) {
            said.carried("", status.job() + " n'est pas dans les fichiers donnés, donc ne tourne pas",
                    status.job() + " is not in the files given, so it does not run");
            return;
        }
        boolean first = job.name().compareTo(other.get().name()) < 0;
        String names = (first ? job : other.get()).name() + " " + (first ? other.get() : job).name();
        String lock = estate.draft().lock(names);
        plan.fields(task).add("locks", Tree.word(lock));
        if (other.get().isTask() && !other.get().isBox()) {
            other.get().fields().add("locks", Tree.word(lock));
        }
        String back = other.get().text("condition").toLowerCase(Locale.ROOT);
        boolean mutual = back.contains("n(" + job.name().toLowerCase(Locale.ROOT)) || back.contains("notrunning(" + job.name()
                .toLowerCase(Locale.ROOT));
        if (mutual) {
            said.carried(plan.at(task, "locks"));
        } else {
            said.approximated(plan.at(task, "locks"), "le verrou vaut dans les deux sens", "the lock holds both ways");
        }
    }
}
