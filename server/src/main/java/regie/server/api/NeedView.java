package regie.server.api;

import java.time.Instant;
import java.util.Optional;
import regie.kernel.Text;

/**
 * One thing that waits for a person.
 *
 * @param why the sentence to show: the cause of a failure, or what is waited for
 * @param actBefore the deadline that it puts at risk, if there is one
 */
public record NeedView(
        TaskView task,
        Text runTitle,
        String plan,
        String application,
        Instant since,
        Text why,
        Optional<Instant> actBefore,
        Optional<InstructionView> instruction) {}
