package regie.server.views;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regie.engine.CycleEvent;
import regie.engine.DayEvent;
import regie.engine.EngineEvent;
import regie.engine.LateEvent;
import regie.engine.Target;
import regie.kernel.RunId;
import regie.kernel.TaskId;

/** What committed events have touched since it was last looked at. Belongs to the follower's thread. */
final class Touched {

    final Set<RunId> runs = new LinkedHashSet<>();
    final Set<TaskId> tasks = new LinkedHashSet<>();
    /** Runs of which any task may now need somebody, or none any more. */
    final Set<RunId> reviewed = new LinkedHashSet<>();
    /** Runs that ended: their tasks are written as they then stand. */
    final Set<RunId> ended = new LinkedHashSet<>();
    final Set<String> hosts = new LinkedHashSet<>();
    boolean house;
    /** What may have lifted or made a need anywhere: an estate, a capacity. */
    boolean everywhere;

    boolean isEmpty() {
        return !house && !everywhere && runs.isEmpty() && tasks.isEmpty() && reviewed.isEmpty() && ended.isEmpty() && hosts.isEmpty();
    }

    void by(EngineEvent event) {
        switch (event) {
            case EngineEvent.OfAttempt attempt -> task(attempt.attempt().task());
            case EngineEvent.OfTask task -> {
                task(task.task());
                house = true;
            }
            case EngineEvent.OfRun run -> {
                ofRun(run);
                house = true;
            }
            case DayEvent day -> {
                ofDay(day);
                house = true;
            }
            case CycleEvent cycle -> {
                runs.add(cycle.run());
                reviewed.add(cycle.run());
                house = true;
            }
            case LateEvent late -> {
                late.task().map(name -> new TaskId(late.run(), name)).ifPresentOrElse(this::task, () -> runs.add(late.run()));
                runs.add(late.run());
                reviewed.add(late.run());
                house = true;
            }
            case EngineEvent.OfEstate estate -> {
                ofEstate(estate);
                house = true;
            }
        }
    }

    private void ofRun(EngineEvent.OfRun event) {
        RunId run = event.run();
        runs.add(run);
        switch (event) {
            case EngineEvent.TasksReset reset -> reset.tasks().forEach(name -> task(new TaskId(run, name)));
            case EngineEvent.RunOrdered ordered -> reviewed.add(run);
            case EngineEvent.RunReleased released -> reviewed.add(run);
            case EngineEvent.RunEdited edited -> reviewed.add(run);
            case EngineEvent.RunDue due -> reviewed.add(run);
            case EngineEvent.RunMoved moved -> reviewed.add(run);
            case EngineEvent.RunHeld held -> reviewed.add(run);
            case EngineEvent.RunFreed freed -> reviewed.add(run);
            case EngineEvent.RunCancelled cancelled -> reviewed.add(run);
            case EngineEvent.RunReopened reopened -> reviewed.add(run);
            case EngineEvent.RunEnded ended -> {
                reviewed.add(run);
                this.ended.add(run);
            }
            case EngineEvent.RunRemoved removed -> { }
            case EngineEvent.VariableSet set -> { }
            case EngineEvent.DeadlineExtended extended -> reviewed.add(run);
        }
    }

    private void ofDay(DayEvent day) {
        Optional<RunId> about = switch (day) {
            case DayEvent.StartOverdue overdue -> overdue.run();
            case DayEvent.StartAsked asked -> asked.run();
            case DayEvent.StartCaughtUp caught -> caught.run();
            case DayEvent.StartMissed missed -> missed.run();
            default -> Optional.empty();
        };
        about.ifPresent(run -> {
            runs.add(run);
            reviewed.add(run);
        });
    }

    private void ofEstate(EngineEvent.OfEstate event) {
        switch (event) {
            case EngineEvent.NoteAdded note -> target(note.target());
            case EngineEvent.Taken taken -> target(taken.target());
            case EngineEvent.InstructionGiven given -> target(given.target());
            case EngineEvent.AgentConnected connected -> hosts.add(connected.host().value());
            case EngineEvent.AgentDisconnected disconnected -> hosts.add(disconnected.host().value());
            case EngineEvent.EstateApplied applied -> everywhere = true;
            case EngineEvent.CapacitySet set -> everywhere = true;
            case EngineEvent.CapacityTurned turned -> everywhere = true;
            default -> { }
        }
    }

    private void target(Target target) {
        switch (target) {
            case Target.OnRun run -> runs.add(run.run());
            case Target.OnTask task -> task(task.task());
        }
    }

    void task(TaskId task) {
        tasks.add(task);
        runs.add(task.run());
    }

    static <T> List<T> first(Set<T> all, int most) {
        return all.stream().limit(most).toList();
    }
}
