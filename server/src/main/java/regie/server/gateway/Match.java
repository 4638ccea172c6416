package regie.server.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import regie.engine.Target;
import regie.engine.preview.TargetOrder;
import regie.engine.state.Attempt;
import regie.engine.state.EngineState;
import regie.engine.state.LastAttempt;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.kernel.HostName;
import regie.kernel.Text;

/**
 * Which runs or tasks a query means: {@code state:failed host:app01 plan:close* application:… task:…
 * run:… date:…}, all of which must hold; {@code *} stands for anything. A query that says something
 * of tasks (state, host, task) finds tasks; any other finds runs, unless the gesture is for tasks only.
 */
final class Match {

    private static final Set<String> KEYS = Set.of("state", "host", "plan", "application", "task", "run", "date");

    private final Map<String, Pattern> wanted = new LinkedHashMap<>();

    private Match() {}

    static Match of(String query) {
        Match match = new Match();
        for (String word : query.strip().split("\\s+")) {
            int colon = word.indexOf(':');
            String key = colon < 1 ? "" : word.substring(0, colon);
            if (!KEYS.contains(key) || colon == word.length() - 1) {
                throw new RefusedGesture(new GatewayProblem.ArgumentWrong("match", word, new Text(
                        "clé:valeur, avec pour clé " + String.join(", ", KEYS.stream().sorted().toList()),
                        "key:value, where the key is one of " + String.join(", ", KEYS.stream().sorted().toList()))));
            }
            match.wanted.put(key, glob(word.substring(colon + 1)));
        }
        return match;
    }

    private static Pattern glob(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String part : text.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString());
    }

    /** In the order of the runs, and in dependency order within each. */
    List<Target> find(EngineState state, GestureForm form) {
        boolean ofTasks = form.onTasks() && (!form.onRuns() || wanted.keySet().stream().anyMatch(Set.of("state", "host",
                "task")::contains));
        List<Target> found = new ArrayList<>();
        for (Run run : state.runs()) {
            if (!holds(run)) {
                continue;
            }
            if (!ofTasks) {
                if (is("state", run.state().name().toLowerCase(Locale.ROOT))) {
                    found.add(Target.of(run.id()));
                }
                continue;
            }
            run.everything().stream().filter(this::holds).forEach(task -> found.add(Target.of(task.id())));
        }
        return TargetOrder.sorted(state, found);
    }

    private boolean holds(Run run) {
        return is("run", run.id().value()) && (is("plan", run.id().plan().value()) || is("plan", run.definition().code().orElse("")))
                && is("application", run.definition().application().value()) && is("date", run.date().toString());
    }

    private boolean holds(Task task) {
        Optional<HostName> host = task.attempt().flatMap(Attempt::host).or(() -> task.last().flatMap(LastAttempt::host));
        return is("state", task.state().name().toLowerCase(Locale.ROOT)) && is("host", host.map(HostName::value).orElse(""))
                && (is("task", task.name()) || is("task", task.definition().code().orElse("")));
    }

    private boolean is(String key, String value) {
        Pattern pattern = wanted.get(key);
        return pattern == null || pattern.matcher(value).matches();
    }
}
