package regie.engine.select;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regie.engine.EngineProblem;
import regie.engine.RunState;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.state.EngineState;
import regie.engine.state.Flag;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.why.Machines;
import regie.estate.plan.PlanDefinition;
import regie.kernel.HostName;

/**
 * Which tasks are meant: words side by side must all hold. {@code state:failed}, {@code run:failed}, {@code host:app01},
 * {@code plan:night*}, {@code application:accounting}, {@code code:CPT*}, {@code task:load*}, {@code date:2026-11-23},
 * {@code mark:forced}, {@code late}, and any other word found in names, codes and titles. {@code *} stands for anything,
 * {@code a,b} for either, {@code -} before a word for its opposite. Case does not count.
 */
public final class Selection {

    /** In the order in which help lists them. */
    public static final List<String> KEYS = List.of("state", "run", "host", "plan", "application", "code", "task", "date", "mark");

    private final String source;
    private final List<Term> terms;

    private Selection(String source, List<Term> terms) {
        this.source = source;
        this.terms = List.copyOf(terms);
    }

    private record Term(String key, List<String> patterns, boolean not) {}

    public sealed interface Parsed {
        record Is(Selection selection) implements Parsed {}

        record Wrong(EngineProblem problem) implements Parsed {}
    }

    public static Parsed parse(String source) {
        List<Term> terms = new ArrayList<>();
        for (String word : source.strip().split("\\s+")) {
            if (word.isEmpty()) {
                continue;
            }
            boolean not = word.length() > 1 && word.startsWith("-");
            String text = (not ? word.substring(1) : word).toLowerCase(Locale.ROOT);
            int colon = text.indexOf(':');
            String key = colon < 0 ? text.equals("late") ? "late" : "text" : text.substring(0, colon);
            List<String> patterns = List.of((colon < 0 ? text : text.substring(colon + 1)).split(",", -1));
            Optional<EngineProblem> wrong = wrong(word, key, patterns);
            if (wrong.isPresent()) {
                return new Parsed.Wrong(wrong.get());
            }
            terms.add(new Term(key, patterns, not));
        }
        return new Parsed.Is(new Selection(source.strip(), terms));
    }

    private static Optional<EngineProblem> wrong(String word, String key, List<String> patterns) {
        if (key.equals("text") || key.equals("late")) {
            return Optional.empty();
        }
        if (!KEYS.contains(key)) {
            return Optional.of(new EngineProblem.BadMatch(word, Nearest.of(key, KEYS).map(near -> near + ":")));
        }
        List<String> known = switch (key) {
            case "state" -> names(TaskState.values());
            case "run" -> names(RunState.values());
            case "mark" -> List.of("ice", "no-exec", "forced", "warned", "taken", "waived");
            default -> List.of();
        };
        for (String pattern : patterns) {
            boolean fits = known.isEmpty() ? !pattern.isEmpty() : known.stream().anyMatch(name -> matches(pattern, name));
            if (!fits) {
                return Optional.of(new EngineProblem.BadMatch(word, Nearest.of(pattern, known).map(near -> key + ":" + near)));
            }
        }
        return Optional.empty();
    }

    private static List<String> names(Enum<?>[] values) {
        return java.util.Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }

    public String source() {
        return source;
    }

    /** Meant for everything: no word at all. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** All tasks and items that are meant, in the order of runs and plans. Absent ones are never meant. */
    public List<Task> tasks(EngineState state, Instant now) {
        List<Task> found = new ArrayList<>();
        for (Run run : state.runs()) {
            if (terms.stream().allMatch(term -> ofRun(term).map(yes -> yes.test(run, now) != term.not).orElse(true))) {
                run.everything().stream().filter(task -> !task.absent() && matches(state, task, now)).forEach(found::add);
            }
        }
        return found;
    }

    public List<Target> targets(EngineState state, Instant now) {
        return tasks(state, now).stream().map(task -> Target.of(task.id())).toList();
    }

    public boolean matches(EngineState state, Task task, Instant now) {
        return terms.stream().allMatch(term -> holds(state, term, task, now) != term.not);
    }

    private interface RunTest {
        boolean test(Run run, Instant now);
    }

    /** Words that a whole run answers, so that its tasks need not be looked at. */
    private static Optional<RunTest> ofRun(Term term) {
        return switch (term.key) {
            case "run" -> Optional.of((run, now) -> any(term, run.state().name()));
            case "plan" -> Optional.of((run, now) -> any(term, run.definition().name().value()));
            case "application" -> Optional.of((run, now) -> any(term, run.definition().application().value()));
            case "date" -> Optional.of((run, now) -> any(term, run.date().toString()));
            default -> Optional.empty();
        };
    }

    private static boolean holds(EngineState state, Term term, Task task, Instant now) {
        Run run = task.run();
        PlanDefinition plan = run.definition();
        return switch (term.key) {
            case "state" -> any(term, task.state().name());
            case "host" -> Machines.of(state, task).stream().map(HostName::value).anyMatch(name -> any(term, name));
            case "code" -> task.definition().code().filter(code -> any(term, code)).isPresent()
                    || plan.code().filter(code -> any(term, code)).isPresent();
            case "task" -> any(term, task.name()) || any(term, task.definition().name());
            case "mark" -> term.patterns.stream().anyMatch(mark -> marked(task, mark));
            case "late" -> late(task, now);
            case "text" -> text(term, task);
            default -> ofRun(term).map(test -> test.test(run, now)).orElse(false);
        };
    }

    private static boolean marked(Task task, String mark) {
        return switch (mark) {
            case "ice" -> task.has(Flag.ICED);
            case "no-exec" -> task.has(Flag.NO_EXEC);
            case "forced" -> task.has(Flag.FORCED);
            case "warned" -> task.has(Flag.WARNED);
            case "taken" -> task.side().takenBy().isPresent();
            case "waived" -> !task.side().waived().isEmpty();
            default -> false;
        };
    }

    /** Its own deadline, or that of its plan, has passed and it has not ended. */
    private static boolean late(Task task, Instant now) {
        if (task.state().ended()) {
            return false;
        }
        Instant own = task.run().deadlines().get(task.definition().name());
        Instant plan = task.run().deadlines().get("");
        return own != null && now.isAfter(own) || plan != null && now.isAfter(plan);
    }

    private static boolean text(Term term, Task task) {
        PlanDefinition plan = task.run().definition();
        String all = String.join("\n", task.id().toString(), task.definition().title().fr(), task.definition().title().en(),
                task.definition().code().orElse(""), plan.code().orElse(""), plan.title().fr(), plan.title().en())
                .toLowerCase(Locale.ROOT);
        return term.patterns.stream().anyMatch(all::contains);
    }

    private static boolean any(Term term, String value) {
        String low = value.toLowerCase(Locale.ROOT);
        return term.patterns.stream().anyMatch(pattern -> matches(pattern, low));
    }

    /** {@code *} stands for any run of characters; steps back to the last star only, so the work is at most length by length. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return source;
    }
}
