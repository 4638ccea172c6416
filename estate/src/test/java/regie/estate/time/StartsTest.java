package regie.estate.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StartsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static CronExpression cron(String text) {
        return switch (CronExpression.read(text, CronDialect.VIXIE)) {
            case CronExpression.Read.Ok ok -> ok.expression();
            case CronExpression.Read.Wrong wrong -> throw new AssertionError(wrong.problem().sentence().en());
        };
    }

    private static List<String> next(Starts starts, String from, int count) {
        List<String> found = new ArrayList<>();
        Instant at = OffsetDateTime.parse(from).toInstant();
        for (int i = 0; i < count; i++) {
            Start start = starts.next(at, false).orElseThrow();
            found.add(start.at() + " " + start.applied());
            at = start.instant();
        }
        return found;
    }

    @Test
    void aSkippedTimeFollowsItsPolicy() {
        String before = "2026-03-28T12:00:00+01:00";
        assertEquals(List.of("2026-03-29T03:00+02:00 GAP_AT_END", "2026-03-30T02:30+02:00 AS_WRITTEN"),
                next(new Starts(cron("30 2 * * *"), PARIS, GapPolicy.AT_END, OverlapPolicy.FIRST), before, 2));
        assertEquals(List.of("2026-03-29T03:30+02:00 GAP_SHIFTED", "2026-03-30T02:30+02:00 AS_WRITTEN"),
                next(new Starts(cron("30 2 * * *"), PARIS, GapPolicy.SHIFT, OverlapPolicy.FIRST), before, 2));
        assertEquals(List.of("2026-03-30T02:30+02:00 AS_WRITTEN"),
                next(new Starts(cron("30 2 * * *"), PARIS, GapPolicy.SKIP, OverlapPolicy.FIRST), before, 1));
        assertEquals(List.of("2026-03-29T03:00+02:00 GAP_HELD"),
                next(new Starts(cron("30 2 * * *"), PARIS, GapPolicy.HOLD, OverlapPolicy.FIRST), before, 1));
    }

    @Test
    void aRepeatedTimeFollowsItsPolicyAndARhythmGoesOn() {
        String before = "2026-10-24T12:00:00+02:00";
        assertEquals(List.of("2026-10-25T02:30+02:00 FIRST_PASS", "2026-10-26T02:30+01:00 AS_WRITTEN"),
                next(new Starts(cron("30 2 * * *"), PARIS, GapPolicy.AT_END, OverlapPolicy.FIRST), before, 2));
        assertEquals(List.of("2026-10-25T02:30+01:00 SECOND_PASS", "2026-10-26T02:30+01:00 AS_WRITTEN"),
                next(new Starts(cron("30 2 * * *"), PARIS, GapPolicy.AT_END, OverlapPolicy.SECOND), before, 2));
        assertEquals(List.of("2026-10-25T02:30+02:00 FIRST_PASS", "2026-10-25T02:30+01:00 SECOND_PASS"),
                next(new Starts(cron("30 2 * * *"), PARIS, GapPolicy.AT_END, OverlapPolicy.BOTH), before, 2));
        assertEquals(
                List.of("2026-10-25T02:00+02:00 FIRST_PASS", "2026-10-25T02:30+02:00 FIRST_PASS",
                        "2026-10-25T02:00+01:00 SECOND_PASS", "2026-10-25T02:30+01:00 SECOND_PASS",
                        "2026-10-25T03:00+01:00 AS_WRITTEN"),
                next(Starts.of(cron("*/30 * * * *"), PARIS), "2026-10-25T01:45:00+02:00", 5));
    }

    @Test
    void aSkippedRhythmStartsOnceAtTheEndOfTheGap() {
        assertEquals(List.of("2026-03-29T03:00+02:00 GAP_AT_END", "2026-03-29T03:20+02:00 AS_WRITTEN"),
                next(Starts.of(cron("20,40 * * * *"), PARIS), "2026-03-29T01:45:00+01:00", 2));
    }

    @Test
    void startsIncreaseAndNoneIsLostInAnyZoneOverTwentyYears() {
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            Instant at = Instant.parse("2010-01-01T00:00:00Z");
            Instant end = Instant.parse("2030-01-01T00:00:00Z");
            for (ZoneOffsetTransition change = zone.getRules().nextTransition(at); change != null && change.getInstant().isBefore(end);
                    change = zone.getRules().nextTransition(change.getInstant())) {
                for (String expression : List.of("30 2 * * *", "0 0 * * *", "*/20 * * * *", "15 */2 * * *", "45 0-4 * * *")) {
                    for (GapPolicy gap : GapPolicy.values()) {
                        for (OverlapPolicy overlap : OverlapPolicy.values()) {
                            aroundAChange(new Starts(cron(expression), zone, gap, overlap), change);
                        }
                    }
                }
            }
        }
    }

    /** The starts of two days around a change are just those that each local slot means, taken one by one. */
    private static void aroundAChange(Starts starts, ZoneOffsetTransition change) {
        Instant from = change.getInstant().minusSeconds(86_400);
        Instant to = change.getInstant().plusSeconds(86_400);
        TreeSet<Instant> expected = new TreeSet<>();
        LocalDateTime local = LocalDateTime.ofInstant(from, starts.zone()).minusDays(1);
        LocalDateTime last = LocalDateTime.ofInstant(to, starts.zone()).plusDays(1);
        for (Optional<LocalDateTime> slot = starts.slots().next(local, last); slot.isPresent();
                slot = starts.slots().next(slot.get().plusSeconds(1), last)) {
            expected.addAll(meaning(starts, slot.get()));
        }
        TreeSet<Instant> found = new TreeSet<>();
        Instant at = from;
        while (true) {
            Optional<Start> next = starts.next(at, false);
            if (next.isEmpty() || !next.get().instant().isBefore(to)) {
                break;
            }
            assertTrue(next.get().instant().isAfter(at), () -> starts + " does not increase");
            at = next.get().instant();
            found.add(at);
        }
        expected.removeIf(each -> !each.isAfter(from) || !each.isBefore(to));
        assertEquals(expected, found, () -> starts + " around " + change);
    }

    private static List<Instant> meaning(Starts starts, LocalDateTime slot) {
        var rules = starts.zone().getRules();
        var offsets = rules.getValidOffsets(slot);
        if (offsets.size() == 1) {
            return List.of(slot.toInstant(offsets.getFirst()));
        }
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = rules.getTransition(slot);
            return switch (starts.gap()) {
                case AT_END, HOLD -> List.of(gap.getInstant());
                case SHIFT -> List.of(slot.toInstant(gap.getOffsetBefore()));
                case SKIP -> List.of();
            };
        }
        Instant first = slot.toInstant(offsets.getFirst());
        Instant second = slot.toInstant(offsets.getLast());
        boolean both = starts.slots().isRhythm() || starts.overlap() == OverlapPolicy.BOTH;
        if (both) {
            return List.of(first, second);
        }
        return List.of(starts.overlap() == OverlapPolicy.FIRST ? first : second);
    }

    @Test
    void whatNeverFiresIsSaidWhenItIsDeclared() {
        assertTrue(CronExpression.read("0 0 31 2 *", CronDialect.VIXIE) instanceof CronExpression.Read.Wrong wrong
                && wrong.problem() instanceof CronProblem.NeverFires);
        assertTrue(cron("0 0 29 2 *").next(LocalDateTime.parse("2096-03-01T00:00:00"), LocalDateTime.parse("2104-03-01T00:00:00"))
                .isPresent());
        assertFalse(CronExpression.read("0 0 12 * * *", CronDialect.QUARTZ) instanceof CronExpression.Read.Ok);
    }
}
