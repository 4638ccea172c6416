package regie.estate.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * One planned start, with all that was known when it was computed, so that it stays what it was
 * when the time zone's rules change.
 *
 * @param scheduled the local time that the rule asked for
 * @param offset in force at {@code instant}
 */
public record Start(ZoneId zone, LocalDateTime scheduled, ZoneOffset offset, Instant instant, Applied applied) {

    /** Why the start is at that instant. */
    public enum Applied {
        AS_WRITTEN,
        GAP_AT_END,
        GAP_SHIFTED,
        GAP_HELD,
        FIRST_PASS,
        SECOND_PASS
    }

    public OffsetDateTime at() {
        return instant.atOffset(offset);
    }
}
