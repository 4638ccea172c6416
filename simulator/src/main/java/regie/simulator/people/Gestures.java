package regie.simulator.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.DayCommand;
import regie.engine.DayScope;
import regie.engine.EngineCommand;
import regie.engine.EstateFacts;
import regie.engine.Gesture;
import regie.engine.By;
import regie.engine.PauseScope;
import regie.engine.Target;
import regie.estate.plan.PlanDefinition;
import regie.kernel.ApplicationName;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Value;
import regie.simulator.audit.Auditor;
import regie.simulator.chance.Chance;
import regie.simulator.plans.Edits;

/** Random commands of people: every gesture, on every state, sensible or not. */
public final class Gestures {

    private final Auditor seen;
    private final Edits edits;
    private final List<PlanName> planNames;
    private final List<HostName> hosts;
    private final java.time.LocalDate date;
    private int bulks;

    public Gestures(Auditor seen, Edits edits, List<PlanName> planNames, List<HostName> hosts, java.time.LocalDate date) {
        this.seen = seen;
        this.edits = edits;
        this.planNames = planNames;
        this.hosts = hosts;
        this.date = date;
    }

    /** One command, drawn from {@code chance}. */
    public EngineCommand any(Chance chance, Instant now) {
        By by = By.of(chance.among("ada", "bob", "eve"), "because");
        return switch (chance.weigh(60, 12, 5, 5, 4, 4, 4, 2, 8)) {
            case 0 -> act(chance, now, by);
            case 1 -> order(plan(chance), date.plusDays(chance.among(0, 0, 0, 1, -1, -1, -2)), chance.percent(15), chance.percent(30),
                    by.actor().value());
            case 2 -> new EngineCommand.Pause(scope(chance), by);
            case 3 -> new EngineCommand.Resume(scope(chance), by);
            case 4 -> new EngineCommand.SetCapacity(new ResourceName(chance.among("unit-a", "unit-b", "lock-a", "nothing")),
                    chance.between(0, 5), by);
            case 5 -> new EngineCommand.SetSlots(chance.choose(hosts),
                    chance.percent(30) ? Optional.empty() : Optional.of(chance.between(0, 4)), by);
            case 6 -> many(chance, now, by);
            case 7 -> rare(chance, by);
            default -> between(chance, by);
        };
    }

    /** Events raised and dropped by hand; a date that is planned, with nothing in it but what was ordered. */
    private EngineCommand between(Chance chance, By by) {
        String event = chance.among("e0", "e1", "e2", "e0", "no-such-event");
        Optional<java.time.LocalDate> of = chance.percent(25) ? Optional.empty() : Optional.of(date.plusDays(chance.among(0, 0, -1, 1)));
        Optional<EstateFacts> facts = seen.facts();
        int kind = chance.weigh(4, 2, 2, 4);
        if (kind == 0 || facts.isEmpty()) {
            return new EngineCommand.RaiseEvent(event, of, by);
        }
        DayScope scope = DayScope.of(facts.get());
        java.time.LocalDate day = date.plusDays(chance.among(-1, 0));
        return switch (kind) {
            case 1 -> new EngineCommand.DropEvent(event, of, by);
            case 2 -> new DayCommand.OpenDay(scope, day, facts.get().version());
            default -> new DayCommand.CloseDay(scope, day, facts.get().version(), List.of());
        };
    }

    /** A forced order says so in its reason, so that the auditor knows why it starts beside the others. */
    public static EngineCommand order(PlanName plan, java.time.LocalDate date, boolean hold, boolean force, String who) {
        return new EngineCommand.OrderRun(plan, date, Map.of(), hold, force, By.of(who, force ? Auditor.FORCED : "as planned"));
    }

    private EngineCommand act(Chance chance, Instant now, By by) {
        Target target = target(chance);
        return new EngineCommand.Act(target, gesture(chance, now, target), by);
    }

    private EngineCommand many(Chance chance, Instant now, By by) {
        if (chance.percent(15) && bulks > 0) {
            return new EngineCommand.StopMany("bulk" + chance.between(1, bulks), by);
        }
        List<Target> targets = chance.list(0, 8, this::target);
        Gesture gesture = chance.percent(80) ? simple(chance) : gesture(chance, now, target(chance));
        return new EngineCommand.ActOnMany("bulk" + ++bulks, targets, gesture, chance.among(0, 0, 60, 240), by);
    }

    private EngineCommand rare(Chance chance, By by) {
        return switch (chance.below(4)) {
            case 0 -> new EngineCommand.PutRight(chance.between(1, 20), by);
            case 1 -> new EngineCommand.AcknowledgeInstruction(chance.between(1, 8), by);
            case 2 -> new EngineCommand.RemoveRun(target(chance).run(), by);
            default -> new EngineCommand.OrderRun(new PlanName("no-such-plan"), date, Map.of(), false, false, by);
        };
    }

    private Target target(Chance chance) {
        List<TaskId> tasks = seen.tasks();
        List<RunId> runs = seen.runIds();
        if (tasks.isEmpty() || chance.percent(2)) {
            return Target.of(new TaskId(RunId.of(plan(chance), date, chance.between(1, 9)), "no-such-task"));
        }
        List<AttemptId> live = seen.live();
        if (!live.isEmpty() && chance.percent(20)) {
            return Target.of(chance.choose(live).task());
        }
        return chance.percent(20) ? Target.of(chance.choose(runs)) : Target.of(chance.choose(tasks));
    }

    private PlanName plan(Chance chance) {
        return chance.choose(planNames);
    }

    private PauseScope scope(Chance chance) {
        return switch (chance.below(4)) {
            case 0 -> new PauseScope.Everything();
            case 1 -> new PauseScope.OfHost(chance.choose(hosts));
            case 2 -> new PauseScope.OfApplication(new ApplicationName(chance.among("shop", "ledger")));
            default -> new PauseScope.OfPlan(plan(chance));
        };
    }

    private static Gesture simple(Chance chance) {
        return switch (chance.below(9)) {
            case 0 -> new Gesture.Hold();
            case 1 -> new Gesture.Free();
            case 2 -> Gesture.Rerun.PLAIN;
            case 3 -> new Gesture.Kill();
            case 4 -> new Gesture.Confirm();
            case 5 -> new Gesture.Skip();
            case 6 -> new Gesture.ForceOk();
            case 7 -> new Gesture.StartNow();
            default -> new Gesture.Approve(true);
        };
    }

    private Gesture gesture(Chance chance, Instant now, Target target) {
        return switch (chance.below(26)) {
            case 0, 1, 2, 3, 4 -> simple(chance);
            case 5, 6 -> new Gesture.Kill();
            case 7, 8 -> new Gesture.Rerun(chance.percent(30) ? Optional.of("t" + chance.below(6)) : Optional.empty(),
                    chance.percent(20), chance.percent(50));
            case 9 -> new Gesture.Ice();
            case 10 -> new Gesture.Thaw();
            case 11 -> new Gesture.NoExec(chance.percent(70));
            case 12 -> chance.percent(30) ? new Gesture.Cancel() : new Gesture.Kill();
            case 13 -> new Gesture.Reject();
            case 14 -> new Gesture.Approve(chance.percent(70));
            case 15 -> new Gesture.Answer(chance.percent(80), Map.of());
            case 16 -> new Gesture.Waive(chance.percent(30) ? "all" : "t" + chance.below(6));
            case 17 -> new Gesture.Delay(now.plus(chance.duration(Duration.ofSeconds(-5), Duration.ofSeconds(90))));
            case 18 -> new Gesture.Move(chance.choose(hosts));
            case 19 -> new Gesture.SetVariable(chance.among("region", "level"), Value.of("west"));
            case 20 -> edit(chance, target);
            case 21 -> new Gesture.ExtendDeadline(now.plus(Duration.ofMinutes(10)));
            case 22 -> chance.percent(50) ? new Gesture.Take() : new Gesture.Note("seen");
            case 23 -> new Gesture.Instruct("call before you rerun",
                    now.plus(chance.duration(Duration.ofSeconds(5), Duration.ofMinutes(3))));
            case 24 -> new Gesture.DecideUnknown(chance.among(Gesture.UnknownDecision.values()));
            default -> new Gesture.Hold();
        };
    }

    private Gesture edit(Chance chance, Target target) {
        Optional<PlanDefinition> plan = seen.plan(target.run());
        String task = "extra-" + chance.below(3);
        if (plan.isEmpty() || plan.get().tasks().containsKey(task)) {
            return new Gesture.Free();
        }
        PlanDefinition edited = edits.withOneMore(plan.get(), task, chance);
        return chance.percent(50) ? new Gesture.Edit(edited) : new Gesture.Insert(edited, task);
    }
}
