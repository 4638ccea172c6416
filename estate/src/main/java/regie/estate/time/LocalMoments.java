package regie.estate.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;

/** What one local time means in a zone: the same as {@link Starts} says of a fixed time, without a search. */
public final class LocalMoments {

    private LocalMoments() {}

    /** No start, one, or two in order. */
    public static List<Start> starts(LocalDateTime local, ZoneId zone, GapPolicy gap, OverlapPolicy overlap) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.size() == 1) {
            return List.of(start(zone, local, offsets.getFirst(), Start.Applied.AS_WRITTEN));
        }
        ZoneOffsetTransition change = Objects.requireNonNull(rules.getTransition(local));
        return offsets.isEmpty() ? inGap(local, zone, change, gap) : twice(local, zone, change, overlap);
    }

    private static List<Start> inGap(LocalDateTime local, ZoneId zone, ZoneOffsetTransition change, GapPolicy gap) {
        return switch (gap) {
            case SKIP -> List.of();
            case AT_END -> List.of(new Start(zone, local, change.getOffsetAfter(), change.getInstant(), Start.Applied.GAP_AT_END));
            case HOLD -> List.of(new Start(zone, local, change.getOffsetAfter(), change.getInstant(), Start.Applied.GAP_HELD));
            case SHIFT -> List.of(new Start(zone, local, change.getOffsetAfter(), local.toInstant(change.getOffsetBefore()),
                    Start.Applied.GAP_SHIFTED));
        };
    }

    private static List<Start> twice(LocalDateTime local, ZoneId zone, ZoneOffsetTransition change, OverlapPolicy overlap) {
        Start first = start(zone, local, change.getOffsetBefore(), Start.Applied.FIRST_PASS);
        Start second = start(zone, local, change.getOffsetAfter(), Start.Applied.SECOND_PASS);
        return switch (overlap) {
            case FIRST -> List.of(first);
            case SECOND -> List.of(second);
            case BOTH -> List.of(first, second);
        };
    }

    private static Start start(ZoneId zone, LocalDateTime local, ZoneOffset offset, Start.Applied applied) {
        return new Start(zone, local, offset, local.toInstant(offset), applied);
    }

    /** The one instant that stands for a local time: the end of the gap it is in, the first of two passes. */
    public static Instant instant(LocalDateTime local, ZoneId zone) {
        return starts(local, zone, GapPolicy.AT_END, OverlapPolicy.FIRST).getFirst().instant();
    }
}
