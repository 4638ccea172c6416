package regie.engine.decide;

import java.util.Optional;
import regie.engine.AttemptResult;
import regie.engine.AttemptResult.How;
import regie.engine.By;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.Intent;
import regie.engine.Span;
import regie.engine.dispatch.Cancels;
import regie.engine.dispatch.Cycles;
import regie.engine.dispatch.Dues;
import regie.engine.dispatch.Judge;
import regie.engine.dispatch.Lates;
import regie.engine.dispatch.Waiting;
import regie.engine.dispatch.Windows;
import regie.engine.state.Flag;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.state.Timer;
import regie.engine.state.Watching;
import regie.engine.turn.CapacityHours;
import regie.engine.turn.Turn;
import regie.kernel.AttemptId;
import regie.kernel.RunId;
import regie.kernel.ResourceName;
import regie.kernel.TaskId;

/** Every timer due at the moment of the command. One whose reason has gone does nothing. */
final class TimersDue {

    private TimersDue() {}

    static Optional<EngineProblem> handle(Turn turn) {
        for (Timer timer : turn.lines().due(turn.now())) {
            switch (timer.kind()) {
                case START -> turn.state().run(new RunId(timer.key())).ifPresent(run -> Dues.rang(turn, run));
                case CONSIDER -> task(turn, timer).ifPresent(task -> consider(turn, task));
                case WINDOW_CLOSES -> task(turn, timer).ifPresent(task -> windowCloses(turn, task));
                case TIMEOUT -> attempt(turn, timer).ifPresent(task -> timeout(turn, task));
                case REMIND -> attempt(turn, timer).ifPresent(task ->
                        turn.emit(new EngineEvent.PersonReminded(turn.now(), task.attemptId().orElseThrow())));
                case ESCALATE -> attempt(turn, timer).ifPresent(task -> escalate(turn, task));
                case BULK -> Bulks.step(turn, timer.key());
                case WAIT_ENDS -> task(turn, timer).ifPresent(task -> Waiting.late(turn, task));
                case EVENT_OLD -> DeclaredEvents.old(turn, timer.key());
                case FREEZE_ENDS -> turn.lines().thaw();
                case CAPACITY -> turn.state().resource(new ResourceName(timer.key()))
                        .filter(resource -> resource.changes(timer.at())).ifPresent(resource -> CapacityHours.turn(turn, resource));
                case OCCURRENCE -> turn.state().run(new RunId(timer.key())).ifPresent(run -> Cycles.rang(turn, run));
                case LATE -> Lates.rang(turn, Watching.Watched.parse(timer.key()));
                case INSTRUCTION -> instruction(turn, Long.parseLong(timer.key()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Task> task(Turn turn, Timer timer) {
        return TaskId.parse(timer.key()).flatMap(turn.state()::task).filter(task -> !task.run().ended());
    }

    private static Optional<Task> attempt(Turn turn, Timer timer) {
        return AttemptId.parse(timer.key())
                .flatMap(id -> turn.state().task(id.task())
                        .filter(task -> task.attempt().filter(live -> live.number() == id.number()).isPresent()));
    }

    private static void consider(Turn turn, Task task) {
        turn.lines().look(task);
        task.items().stream().filter(Task::pending).forEach(turn.lines()::look);
    }

    private static void windowCloses(Turn turn, Task task) {
        closes(turn, task);
        task.items().forEach(item -> closes(turn, item));
    }

    private static void closes(Turn turn, Task task) {
        Optional<Span> window = task.window();
        boolean closed = window.isPresent() && !turn.now().isBefore(window.get().to());
        if (closed && task.pending() && !task.has(Flag.HURRIED) && !task.has(Flag.HELD)) {
            Windows.close(turn, task, window.get());
        }
    }

    private static void timeout(Turn turn, Task task) {
        Intent intent = task.attempt().orElseThrow().intent();
        Judge.ended(turn, task, AttemptResult.of(How.TIMED_OUT, turn.now()));
        if (intent instanceof Intent.SubRun sub) {
            Optional<Run> child = turn.state().run(sub.run()).filter(run -> !run.ended() && !run.cancelling());
            child.ifPresent(run -> Cancels.cancel(turn, run, By.REGIE));
        }
    }

    private static void escalate(Turn turn, Task task) {
        if (task.attempt().orElseThrow().intent() instanceof Intent.ByHand hand) {
            String to = hand.manual().escalateTo().orElse("");
            turn.emit(new EngineEvent.PersonEscalated(turn.now(), task.attemptId().orElseThrow(), to));
        }
    }

    private static void instruction(Turn turn, long id) {
        if (turn.state().instructions().stream().anyMatch(row -> row.id() == id)) {
            turn.emit(new EngineEvent.InstructionEnded(turn.now(), id));
        }
    }
}
