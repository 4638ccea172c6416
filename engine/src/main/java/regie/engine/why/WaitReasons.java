package regie.engine.why;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regie.engine.BetweenReason;
import regie.engine.Intent;
import regie.engine.Planned;
import regie.engine.PlannedRun;
import regie.engine.Span;
import regie.engine.Standing;
import regie.engine.TaskState;
import regie.engine.WaitReason;
import regie.engine.state.Attempt;
import regie.engine.dispatch.Freezes;
import regie.engine.state.EngineState;
import regie.engine.state.Events;
import regie.engine.state.Flag;
import regie.engine.state.Needs;
import regie.engine.state.Place;
import regie.engine.state.Run;
import regie.engine.state.Side;
import regie.engine.state.StateRow;
import regie.engine.state.Task;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;
import regie.estate.plan.Need;
import regie.estate.plan.TaskDefinition.IfUnknown;
import regie.estate.schedule.ScheduleRule;
import regie.kernel.HostName;

/**
 * The wait reasons of one task, in the order in which the gates stand: its run, its hold, needs, the step before a
 * restart, window, delay, confirmation, pauses, tasks at once, resources, host, slots. Costs what the task itself names,
 * never a walk over all tasks.
 */
public final class WaitReasons {

    private WaitReasons() {}

    public static List<WaitReason> of(EngineState state, Task task, Instant now) {
        if (task.pending()) {
            return ofPending(state, task, now);
        }
        if (task.expanded()) {
            int open = (int) task.items().stream().filter(item -> !item.state().ended()).count();
            return List.of(new WaitReason.Items(task.id(), task.changedAt(), open, task.items().size()));
        }
        return task.attempt().map(attempt -> ofLive(task, attempt)).orElse(List.of());
    }

    private static List<WaitReason> ofLive(Task task, Attempt attempt) {
        HostName host = attempt.host().orElse(new HostName("-"));
        if (attempt.unknownSince().isPresent()) {
            boolean asks = task.definition().ifUnknown() == IfUnknown.ASK;
            return List.of(new WaitReason.AgentOutOfSight(task.id(), attempt.unknownSince().get(), host, asks));
        }
        if (attempt.stopping().isPresent() && attempt.intent() instanceof Intent.Work) {
            return List.of(new WaitReason.KillUnconfirmed(task.id(), attempt.stopping().get().since(), host));
        }
        return switch (attempt.intent()) {
            case Intent.Work work -> List.of();
            case Intent.SubRun sub -> List.of(new WaitReason.SubRun(task.id(), attempt.intendedAt(), sub.run()));
            case Intent.Approval approval -> List.of(
                    new WaitReason.Person(task.id(), attempt.intendedAt(), approval.role(), approval.question(), true));
            case Intent.ByHand hand -> List.of(
                    new WaitReason.Person(task.id(), attempt.intendedAt(), hand.manual().who(), task.definition().title(), false));
        };
    }

    private static List<WaitReason> ofPending(EngineState state, Task task, Instant now) {
        List<WaitReason> reasons = new ArrayList<>();
        Run run = task.run();
        if (run.queued()) {
            List<Run> ahead = state.living(run.definition().name()).stream().filter(other -> other.order() < run.order()).toList();
            reasons.add(new WaitReason.RunQueued(task.id(), run.orderedAt(), ahead.stream().map(Run::id).toList()));
        }
        run.held().ifPresent(held -> reasons.add(new WaitReason.RunHeld(task.id(), held.since(), held.by())));
        if (run.waits() && !run.overdue() && run.start().isPresent()) {
            reasons.add(new WaitReason.StartTime(task.id(), run.orderedAt(), run.start().get(), run.planned().map(Planned::schedule)
                    .filter(name -> !name.equals(ScheduleRule.SOLE))));
        }
        if (run.overdue() && run.start().isPresent()) {
            boolean asked = run.planned().flatMap(it -> state.days().missed(new PlannedRun(run.definition().name(), it.schedule(),
                    run.date(), it.start()))).filter(StateRow.Missed::asked).isPresent();
            reasons.add(new WaitReason.StartWasMissed(task.id(), run.start().get(), run.start().get(), asked));
        }
        task.side().held().ifPresent(held -> reasons.add(new WaitReason.TaskHeld(task.id(), held.since(), held.by(), held.cause())));
        needs(state, task, reasons);
        events(state, task, reasons);
        if (task.has(Flag.MET)) {
            Freezes.keeping(state, task, now).ifPresent(freeze -> reasons.add(
                    new BetweenReason.Frozen(task.id(), since(task), freeze.name(), freeze.reason(), freeze.to())));
        }
        before(state, task, reasons);
        times(task, now, reasons);
        if (task.has(Flag.CONFIRM_ASKED) && !task.has(Flag.CONFIRMED)) {
            Optional<String> role = task.definition().confirm().flatMap(confirm -> confirm.role());
            reasons.add(new WaitReason.ToConfirm(task.id(), since(task), role));
        }
        if (reasons.isEmpty()) {
            Scarcity.reasons(state, task, reasons);
        }
        return reasons;
    }

    /** When its needs were met, else when it began to wait. */
    static Instant since(Task task) {
        return task.readySince().orElse(task.changedAt());
    }

    private static void events(EngineState state, Task task, List<WaitReason> reasons) {
        if (task.isItem() || task.has(Flag.SUMMONED)) {
            return;
        }
        for (EventWait wait : task.definition().waits()) {
            if (!state.events().met(task, wait)) {
                reasons.add(new BetweenReason.EventMissing(task.id(), task.changedAt(), wait,
                        wait.date().kind() == DateRef.Kind.DATED ? Events.date(task, wait.date()) : Optional.empty(),
                        task.run().ties().until(task.definition().name(), wait)));
            }
        }
    }

    private static void needs(EngineState state, Task task, List<WaitReason> reasons) {
        if (!task.isItem() && !task.has(Flag.SUMMONED) && Needs.answer(task) != Needs.Answer.MET) {
            unmet(state, task, task.definition().needs(), reasons);
        }
    }

    private static void unmet(EngineState state, Task task, Need need, List<WaitReason> reasons) {
        if (Needs.answer(task, need) == Needs.Answer.MET) {
            return;
        }
        switch (need) {
            case Need.All all -> all.members().forEach(member -> unmet(state, task, member, reasons));
            case Need.Any any -> {
                List<String> names = new ArrayList<>();
                any.members().forEach(member -> names(member, names));
                reasons.add(new WaitReason.NoneOf(task.id(), task.changedAt(), names));
            }
            case Need.OnPlan other -> {
                Standing standing = state.across().standing(task, other);
                reasons.add(new BetweenReason.NeedElsewhere(task.id(), standing.since(), other.name(),
                        other.when().name().toLowerCase(Locale.ROOT), standing));
            }
            case Need.OnTask on -> task.run().task(on.task()).ifPresent(needed -> reasons.add(new WaitReason.NeedUnmet(
                    task.id(), needed.state().ended() ? needed.changedAt() : task.changedAt(), on.task(),
                    on.when().name().toLowerCase(Locale.ROOT), needed.state(), needed.state().ended())));
        }
    }

    private static void names(Need need, List<String> into) {
        switch (need) {
            case Need.All all -> all.members().forEach(member -> names(member, into));
            case Need.Any any -> any.members().forEach(member -> names(member, into));
            case Need.OnPlan on -> into.add(on.name());
            case Need.OnTask on -> into.add(on.task());
        }
    }

    private static void before(EngineState state, Task task, List<WaitReason> reasons) {
        Side side = task.side();
        side.beforeStep().flatMap(task.run()::task).filter(step -> step.state() != TaskState.SUCCEEDED).ifPresent(step ->
                reasons.add(new WaitReason.BeforeRestart(task.id(), step.changedAt(), step.name(), step.state())));
        side.beforeRun().flatMap(state::run).filter(run -> !task.has(Flag.MET)).ifPresent(run ->
                reasons.add(new WaitReason.BeforeRestart(task.id(), run.orderedAt(), run.id().value(),
                        run.ended() ? TaskState.FAILED : TaskState.RUNNING)));
    }

    /** What is due and not yet looked at still waits for its time: the machine is about to wake up. */
    private static void times(Task task, Instant now, List<WaitReason> reasons) {
        if (task.has(Flag.HURRIED)) {
            return;
        }
        Optional<Span> window = task.window();
        if (window.isPresent() && (now.isBefore(window.get().from()) || task.place() == Place.WINDOW)) {
            reasons.add(new WaitReason.WindowNotOpen(task.id(), since(task), window.get().from()));
        }
        Side side = task.side();
        if (side.delayedUntil().isPresent() && (now.isBefore(side.delayedUntil().get()) || task.place() == Place.DELAY)) {
            Instant until = side.delayedUntil().get();
            reasons.add(side.retryCause().isPresent()
                    ? new WaitReason.RetryDue(task.id(), task.changedAt(), until, task.attempts() + 1, side.retryCause().get())
                    : new WaitReason.Delayed(task.id(), since(task), until, side.delayedBy().orElseThrow()));
        }
    }
}
