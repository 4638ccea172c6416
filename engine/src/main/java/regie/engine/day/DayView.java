package regie.engine.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regie.engine.DayScope;
import regie.engine.PlannedRun;
import regie.engine.dispatch.Dues;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.StateRow;
import regie.kernel.EstateVersion;
import regie.kernel.RunId;

/**
 * What the keeper of the day needs to know of the state; shares nothing that changes.
 *
 * @param unjudged starts that were missed, and that are neither judged nor asked about
 * @param judging what was missed is being judged
 */
public record DayView(Optional<EstateVersion> version, List<StateRow.Day> scopes, int unjudged, boolean judging) {

    public static DayView of(EngineState state) {
        int unjudged = (int) state.days().missed().stream().filter(row -> !row.asked()).count();
        return new DayView(state.facts().map(facts -> facts.version()), List.copyOf(state.days().scopes()), unjudged,
                state.days().catchUp().isPresent());
    }

    Optional<StateRow.Day> scope(DayScope scope) {
        return scopes.stream().filter(row -> row.scope().equals(scope)).findFirst();
    }

    /**
     * One run that stands for a start.
     *
     * @param waits its start has not come, and nobody moved or began it
     */
    public record Ordered(RunId run, PlannedRun start, boolean waits) {}

    /** The runs of all dates of which something still waits for its start, and of the last planned ones. */
    public static List<Ordered> ordered(EngineState state) {
        Set<LocalDate> dates = new TreeSet<>();
        state.days().scopes().forEach(row -> row.planned().ifPresent(dates::add));
        for (Run run : state.runs()) {
            if (run.waits() && run.planned().isPresent()) {
                dates.add(run.date());
            }
        }
        List<Ordered> ordered = new ArrayList<>();
        for (Run run : state.runs()) {
            if (dates.contains(run.date())) {
                Dues.planned(run).ifPresent(start -> ordered.add(new Ordered(run.id(), start, run.waits() && !run.overdue()
                        && !run.ended() && run.start().filter(start.start().instant()::equals).isPresent())));
            }
        }
        return ordered;
    }
}
