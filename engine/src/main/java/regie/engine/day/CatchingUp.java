package regie.engine.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regie.engine.By;
import regie.engine.DayCommand.AnswerMissed;
import regie.engine.DayCommand.CatchUpAnswer;
import regie.engine.DayEvent;
import regie.engine.DayEvent.MissedCause;
import regie.engine.EngineProblem;
import regie.engine.PlannedRun;
import regie.engine.dispatch.Dues;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.StateRow;
import regie.engine.turn.Turn;
import regie.estate.schedule.CatchUp;
import regie.estate.schedule.ScheduleRule;

/** What becomes of starts that went by while nobody was there, the oldest first. */
public final class CatchingUp {

    /** As many are judged with one command, so that dispatch goes on meanwhile. */
    public static final int AT_ONCE = 500;

    private CatchingUp() {}

    /** What becomes of one start. */
    enum Fate {
        CAUGHT_UP,
        ASKED,
        NOT_CAUGHT_UP,
        NOT_THE_LAST,
        TOO_LATE
    }

    static Optional<EngineProblem> judge(Turn turn) {
        List<StateRow.Missed> open = open(turn.state());
        if (open.isEmpty()) {
            end(turn);
            return Optional.empty();
        }
        Instant since = turn.state().days().catchUp().map(StateRow.Catchup::since).orElse(null);
        if (since == null) {
            since = open.getFirst().start().start().instant();
            turn.emit(new DayEvent.CatchUpBegan(turn.now(), since));
        }
        Set<String> lasts = lasts(open);
        for (StateRow.Missed row : open.subList(0, Math.min(AT_ONCE, open.size()))) {
            Fate fate = fate(rule(turn, row), row.start(), lasts.contains(row.start().key()), since, turn.now());
            settle(turn, row, fate);
        }
        if (open.size() <= AT_ONCE) {
            end(turn);
        }
        return Optional.empty();
    }

    /** Those not judged yet, the oldest first. */
    private static List<StateRow.Missed> open(EngineState state) {
        return state.days().missed().stream().filter(row -> !row.asked()).toList();
    }

    /** The keys of the starts after which no other of the same schedule was missed. */
    static Set<String> lasts(List<StateRow.Missed> oldestFirst) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> lasts = new LinkedHashSet<>();
        for (StateRow.Missed row : oldestFirst.reversed()) {
            if (seen.add(row.start().plan() + " " + row.start().schedule())) {
                lasts.add(row.start().key());
            }
        }
        return lasts;
    }

    /** The rule as the version in force has it; of a run that was ordered, as its own copy has it. */
    private static CatchUp rule(Turn turn, StateRow.Missed row) {
        List<ScheduleRule> rules = row.run().flatMap(turn.state()::run).map(run -> run.definition().schedules())
                .or(() -> turn.state().facts().flatMap(facts -> turn.catalog().find(facts.version(), row.start().plan()))
                        .map(entry -> entry.definition().schedules()))
                .orElse(List.of());
        return rules.stream().filter(rule -> rule.name().equals(row.start().schedule())).findFirst()
                .map(ScheduleRule::catchUp).orElse(CatchUp.UNDECLARED);
    }

    /** How long nobody was there counts where nothing is declared; how late the start itself is, where something is. */
    static Fate fate(CatchUp rule, PlannedRun start, boolean last, Instant since, Instant now) {
        Instant from = rule.equals(CatchUp.UNDECLARED) ? since : start.start().instant();
        Duration late = Duration.between(from, now);
        return switch (rule.forDelay(late)) {
            case ALL -> Fate.CAUGHT_UP;
            case LAST -> last ? Fate.CAUGHT_UP : Fate.NOT_THE_LAST;
            case ASK -> Fate.ASKED;
            case NONE -> rule.missed() == CatchUp.Missed.NONE ? Fate.NOT_CAUGHT_UP : Fate.TOO_LATE;
        };
    }

    private static void settle(Turn turn, StateRow.Missed row, Fate fate) {
        switch (fate) {
            case CAUGHT_UP -> catchUp(turn, row, By.REGIE);
            case ASKED -> turn.emit(new DayEvent.StartAsked(turn.now(), row.start(), row.run()));
            case NOT_CAUGHT_UP -> drop(turn, row, MissedCause.NOT_CAUGHT_UP, By.REGIE);
            case NOT_THE_LAST -> drop(turn, row, MissedCause.NOT_THE_LAST, By.REGIE);
            case TOO_LATE -> drop(turn, row, MissedCause.TOO_LATE, By.REGIE);
        }
    }

    /** The run that was ordered goes on; where there was none, it is ordered now, for its own date. */
    private static void catchUp(Turn turn, StateRow.Missed row, By by) {
        Optional<Run> run = row.run().flatMap(turn.state()::run).filter(it -> !it.ended());
        if (run.isPresent()) {
            Dues.due(turn, run.get(), by);
            return;
        }
        turn.emit(new DayEvent.StartCaughtUp(turn.now(), row.start(), row.run(), by));
        if (row.run().isEmpty()) {
            turn.state().facts().ifPresent(facts -> Planting.order(turn, row.start(), facts.version(), by));
        }
    }

    private static void drop(Turn turn, StateRow.Missed row, MissedCause cause, By by) {
        Optional<Run> run = row.run().flatMap(turn.state()::run).filter(it -> !it.ended());
        if (run.isPresent()) {
            Dues.miss(turn, run.get(), cause, by);
        } else {
            turn.emit(new DayEvent.StartMissed(turn.now(), row.start(), row.run(), cause, by));
        }
    }

    private static void end(Turn turn) {
        turn.state().days().catchUp().ifPresent(row -> turn.emit(new DayEvent.CatchUpEnded(turn.now(), row.caughtUp(), row.missed(),
                turn.state().days().missed().size())));
    }

    /** Some hundred at once: asked for again until none is left. */
    static Optional<EngineProblem> answer(Turn turn, AnswerMissed it) {
        List<StateRow.Missed> asked = new ArrayList<>(turn.state().days().missed().stream()
                .filter(StateRow.Missed::asked)
                .filter(row -> it.plans().isEmpty() || it.plans().contains(row.start().plan()))
                .toList());
        if (asked.isEmpty()) {
            return Optional.of(new EngineProblem.NothingWasMissed(it.plans()));
        }
        Set<String> lasts = lasts(asked);
        for (StateRow.Missed row : asked.subList(0, Math.min(AT_ONCE, asked.size()))) {
            boolean wanted = switch (it.answer()) {
                case ALL -> true;
                case LAST -> lasts.contains(row.start().key());
                case NONE -> false;
            };
            if (wanted) {
                catchUp(turn, row, it.by());
            } else {
                drop(turn, row, it.answer() == CatchUpAnswer.NONE ? MissedCause.ANSWERED : MissedCause.NOT_THE_LAST, it.by());
            }
        }
        return Optional.empty();
    }

    /** What an answer would do to these, without doing it: those that would be caught up. */
    public static List<StateRow.Missed> wouldCatchUp(List<StateRow.Missed> asked, CatchUpAnswer answer) {
        Set<String> lasts = lasts(asked);
        return switch (answer) {
            case ALL -> asked;
            case LAST -> asked.stream().filter(row -> lasts.contains(row.start().key())).toList();
            case NONE -> List.of();
        };
    }
}
