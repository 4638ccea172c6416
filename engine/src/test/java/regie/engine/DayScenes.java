package regie.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.EstateModel;
import regie.estate.between.BetweenRules;
import regie.estate.plan.PlanDefinition;
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
import regie.kernel.Text;

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

    /** On the last day of each month, at 22:00. */
    static ScheduleRule monthEnd() {
        ScheduleRule it = rule("schedule", CatchUp.UNDECLARED);
        return new ScheduleRule(it.name(), List.of(((DaysRule.Read.Ok) DaysRule.parse("last day of month")).rule()),
                it.except(), it.start(),
                it.ifClosed(), it.shift(), it.stayInMonth(), it.gap(), it.dstOverlap(), it.catchUp(), it.overlap(), it.calendar(),
                it.zone(), it.from(), it.until());
    }

    /** An estate with nothing but these plans, in the version that scenes play. */
    static EstateModel model(LinkedHashMap<PlanName, PlanDefinition> plans) {
        return new EstateModel("scenes", Text.same("scenes"), Scene.VERSION,
                new EstateModel.EnvironmentRules("production", Text.same("production"), 1, "red", false, Map.of()), PARIS,
                LocalTime.parse("06:00"), Map.of(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
                new LinkedHashMap<>(), Optional.empty(), new LinkedHashMap<>(), List.of(), plans, BetweenRules.none());
    }
}
