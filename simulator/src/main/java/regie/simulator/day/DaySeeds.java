package regie.simulator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.engine.By;
import regie.engine.DayCommand;
import regie.engine.DayCommand.CatchUpAnswer;
import regie.engine.state.StateRow;
import regie.simulator.chance.Chance;

/** Planned days with outages at random: everything follows from the seed, and a seed that fails fails again. */
public final class DaySeeds {

    private static final List<String> BEGINNINGS = List.of("2026-10-20T09:00:00Z", "2027-03-20T22:30:00Z", "2026-09-01T05:00:00Z",
            "2027-03-30T14:00:00Z");
    private static final Duration LONG = Duration.ofDays(25);

    private DaySeeds() {}

    /**
     * What a seed came to.
     *
     * @param violation empty for a good seed
     */
    public record Played(Optional<String> violation, int begun, int missed, int asked) {}

    public static Played play(long seed) {
        Chance chance = new Chance(seed).fork("days");
        PlayedDays days = new PlayedDays(DayEstates.random(chance.fork("estate")), Instant.parse(chance.choose(BEGINNINGS)));
        Instant end = days.now().plus(LONG);
        while (days.now().isBefore(end)) {
            if (chance.percent(40)) {
                days.crashAfter(chance.between(1, 12));
            }
            days.upUntil(days.now().plus(chance.duration(Duration.ofMinutes(10), Duration.ofDays(3))));
            if (chance.percent(70)) {
                days.downUntil(days.now().plus(chance.weigh(3, 1) == 0 ? chance.duration(Duration.ofSeconds(20), Duration.ofHours(2))
                        : chance.duration(Duration.ofHours(2), Duration.ofDays(4))));
            }
            if (chance.percent(50) && days.state().days().missed().stream().anyMatch(StateRow.Missed::asked)) {
                days.send(new DayCommand.AnswerMissed(chance.among(CatchUpAnswer.values()), List.of(), By.of("anna")));
            }
        }
        days.upUntil(days.now().plus(Duration.ofMinutes(1)));
        days.auditor().over(days.now());
        DayAuditor auditor = days.auditor();
        return new Played(auditor.violations().stream().findFirst().map(first -> "seed " + seed + ": " + first),
                auditor.begun().size(), auditor.of(DayAuditor.Fate.MISSED).size(), auditor.of(DayAuditor.Fate.ASKED).size());
    }
}
