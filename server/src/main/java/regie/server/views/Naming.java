package regie.server.views;

import java.util.Optional;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.kernel.RunId;

/** Runs and tasks by what people type: names, or the site's own codes. */
public final class Naming {

    private Naming() {}

    /** {@code plan@date}, {@code CODE@date}, either with {@code ~n}. */
    public static Optional<Run> run(EngineState state, String text) {
        int at = text.indexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        Optional<Run> named = state.run(new RunId(text));
        if (named.isPresent()) {
            return named;
        }
        String code = text.substring(0, at);
        for (Run run : state.runs()) {
            if (run.id().value().endsWith(text.substring(at)) && run.definition().code().filter(code::equals).isPresent()
                    && run.id().value().length() == run.id().plan().value().length() + text.length() - at) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** A task's name, an item's {@code task.key}, or a task's code. */
    public static Optional<Task> task(Run run, String text) {
        return run.task(text).or(() -> run.tasks().stream()
                .filter(task -> task.definition().code().filter(text::equals).isPresent()).findFirst());
    }
}
