package regie.protocol;

import java.time.Instant;
import regie.kernel.Moment;

/** Start and end of an attempt on both clocks. An attempt that never started has the moment of the refusal twice. */
public record AttemptTimes(Instant startedAt, Instant startedMachine, Instant endedAt, Instant endedMachine) {

    public static AttemptTimes of(Moment start, Moment end) {
        return new AttemptTimes(start.at(), start.machine(), end.at(), end.machine());
    }
}
