package regie.engine.day;

import java.time.LocalDate;
import java.util.List;
import regie.engine.DayCommand.Replacement;
import regie.engine.DayScope;
import regie.engine.PlannedRun;
import regie.kernel.EstateVersion;

/**
 * What one production date consists of, worked out from one version of the estate.
 *
 * @param runs by their start, then by plan and schedule: always in the same order
 * @param replaced plans that would have been due, had another not taken their place
 */
public record DayPlan(DayScope scope, LocalDate date, EstateVersion version, List<PlannedRun> runs, List<Replacement> replaced) {
    public DayPlan {
        runs = List.copyOf(runs);
        replaced = List.copyOf(replaced);
    }
}
