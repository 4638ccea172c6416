package regie.estate.time;

import java.time.LocalDateTime;
import java.util.Optional;

/** Local times that a rule asks for, whether or not the clock shows them. */
public interface LocalSlots {

    /** A rule that asks for nothing. */
    LocalSlots NONE = new LocalSlots() {
        @Override
        public Optional<LocalDateTime> next(LocalDateTime from, LocalDateTime before) {
            return Optional.empty();
        }

        @Override
        public boolean isRhythm() {
            return false;
        }
    };

    /** The first slot at or after {@code from} and before {@code before}. */
    Optional<LocalDateTime> next(LocalDateTime from, LocalDateTime before);

    /** Whether the rule is a rhythm, which goes on through a repeated hour, rather than a fixed time. */
    boolean isRhythm();
}
