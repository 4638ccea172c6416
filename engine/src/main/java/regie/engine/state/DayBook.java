package regie.engine.state;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import regie.engine.DayScope;
import regie.engine.PlannedRun;
import regie.kernel.PlanName;
import regie.kernel.RunId;
import regie.kernel.Value;

/** How far the dates are planned, which starts were missed, and what holds for single dates. Only the evolver changes it. */
public final class DayBook {

    final TreeMap<DayScope, StateRow.Day> scopes = new TreeMap<>();
    /** By instant, then by what tells starts apart: the oldest first. */
    final TreeMap<String, StateRow.Missed> missed = new TreeMap<>();
    final TreeMap<String, StateRow.Setting> settings = new TreeMap<>();
    final TreeMap<String, StateRow.Period> periods = new TreeMap<>();
    StateRow.@Nullable Catchup catchUp;

    DayBook() {}

    public Collection<StateRow.Day> scopes() {
        return Collections.unmodifiableCollection(scopes.values());
    }

    public Optional<StateRow.Day> scope(DayScope scope) {
        return Optional.ofNullable(scopes.get(scope));
    }

    /**
     * Whether all that belongs to the date is ordered: whoever is not there by then is absent. A start that was missed and is still
     * to be judged is not absent: see {@link #missed(PlanName, LocalDate)}.
     */
    public boolean planned(DayScope scope, LocalDate date) {
        StateRow.Day day = scopes.get(scope);
        return day != null && day.planned().filter(last -> !date.isAfter(last)).isPresent();
    }

    /** Whether a start of the plan for this date was missed and nothing is decided about it yet. */
    public boolean missed(PlanName plan, LocalDate date) {
        return missed.values().stream().anyMatch(row -> row.start().plan().equals(plan) && row.start().date().equals(date));
    }

    /** Starts that were missed and are not settled, the oldest first: those still to be judged, and those that a person is asked about. */
    public Collection<StateRow.Missed> missed() {
        return Collections.unmodifiableCollection(missed.values());
    }

    public Optional<StateRow.Missed> missed(PlannedRun start) {
        return Optional.ofNullable(missed.get(key(start)));
    }

    /** Since when nobody was there, while what was missed is being judged. */
    public Optional<StateRow.Catchup> catchUp() {
        return Optional.ofNullable(catchUp);
    }

    /** What was set for a plan and a date. */
    public Map<String, Value> set(PlanName plan, LocalDate date) {
        StateRow.Setting row = settings.get(RunId.of(plan, date, 1).value());
        return row == null ? Map.of() : row.set();
    }

    public Collection<StateRow.Setting> settings() {
        return Collections.unmodifiableCollection(settings.values());
    }

    public Collection<StateRow.Period> periods() {
        return Collections.unmodifiableCollection(periods.values());
    }

    public Optional<StateRow.Period> period(String name) {
        return Optional.ofNullable(periods.get(name));
    }

    /** The first day of the open period of each kind. */
    public Map<String, LocalDate> openPeriods() {
        Map<String, LocalDate> open = new LinkedHashMap<>();
        periods.forEach((name, row) -> open.put(name, row.first()));
        return open;
    }

    static String key(PlannedRun start) {
        return String.format(Locale.ROOT, "%012d %s", start.start().instant().getEpochSecond(), start.key());
    }
}
