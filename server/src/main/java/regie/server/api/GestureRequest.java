package regie.server.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One gesture on one or many tasks or runs.
 *
 * @param gesture as on the command line: {@code hold free rerun skip force-ok ice no-exec kill confirm reject
 *        waive start delay move set edit insert extend-deadline stop-cycle take note instruct}
 * @param targets {@code RUN} or {@code RUN/TASK}; names and codes both serve
 * @param match instead of targets: {@code state:failed host:app01 plan:… task:… application:… run:… date:…}
 * @param arguments by name, such as {@code until}, {@code host}, {@code need}, {@code text}, {@code from},
 *        {@code checkpoint}; {@code set} takes its variables here
 * @param preview only say what it would touch and what follows
 * @param rate for many targets: {@code 20/m}, {@code 2/s}; absent: at once
 */
public record GestureRequest(
        String gesture,
        List<String> targets,
        Optional<String> match,
        Map<String, String> arguments,
        Optional<String> reason,
        boolean preview,
        Optional<String> rate) {}
