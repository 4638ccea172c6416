package regie.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import regie.estate.schedule.CatchUp;
import regie.estate.schedule.DaysRule;
import regie.estate.schedule.IfClosed;
import regie.estate.schedule.Overlap;
import regie.estate.schedule.ScheduleRule;
import regie.estate.schedule.StartRule;
import regie.estate.time.GapPolicy;
import regie.estate.time.OverlapPolicy;
import regie.estate.time.Start;
import regie.kernel.PlanName;

/** Dates and starts for scenarios of the day. */
final class DayScenes {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final DayScope SCOPE = new DayScope(LocalTime.parse("06:00"), PARIS);

    private DayScenes() {}

    static PlannedRun start(String plan, LocalDate date, String instant) {
        return start(plan, "schedule", date, instant);
    }

    static PlannedRun start(String plan, String schedule, LocalDate date, String instant) {
        Instant at = Instant.parse(instant);
        Start start = new Start(PARIS, at.atZone(PARIS).toLocalDateTime(), at.atZone(PARIS).getOffset(), at, Start.Applied.AS_WRITTEN);
        return new PlannedRun(new PlanName(plan), schedule, date, start);
    }

    static DayCommand open(LocalDate date) {
        return new DayCommand.OpenDay(SCOPE, date, Scene.VERSION);
    }

    static DayCommand slice(LocalDate date, PlannedRun... runs) {
        return new DayCommand.PlanSlice(SCOPE, date, Scene.VERSION, List.of(runs));
    }

    static DayCommand close(LocalDate date) {
        return new DayCommand.CloseDay(SCOPE, date, Scene.VERSION, List.of());
    }

    /** The whole of a date. */
    static Scene plan(Scene scene, LocalDate date, PlannedRun... runs) {
        return scene.send(open(date)).send(slice(date, runs)).send(close(date));
    }

    /** A schedule for the plans of scenarios: only what the engine itself reads of it. */
    static ScheduleRule rule(String name, CatchUp catchUp) {
        return rule(name, catchUp, Optional.empty());
    }

    static ScheduleRule rule(String name, CatchUp catchUp, Optional<Overlap> overlap) {
        return new ScheduleRule(name, List.of(new DaysRule.All(DaysRule.Sort.DAILY)), List.of(),
                new StartRule.At(List.of(LocalTime.parse("22:00")), 0), IfClosed.SKIP, 0, false, GapPolicy.AT_END, OverlapPolicy.FIRST,
                catchUp, overlap, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static CatchUp caught(CatchUp.Missed missed) {
        return CatchUp.declared(missed, Optional.empty());
    }
}
