package regie.simulator.audit;

import regie.kernel.TaskId;
import regie.simulator.process.ProcessTable;
import regie.simulator.process.SimulatedProcess;

/** What must hold whenever a process starts: the truth on the hosts, held against the journal. */
final class ProcessRules {

    private final World world;

    ProcessRules(World world) {
        this.world = world;
    }

    void started(SimulatedProcess process, ProcessTable table) {
        AttemptModel attempt = world.attempts.get(process.attempt());
        if (attempt == null) {
            world.violated("nothing starts before its intent is in the journal", process.attempt().toString());
            return;
        }
        world.expect(attempt.host.filter(process.host()::equals).isPresent(), "an attempt runs on its own host",
                process.attempt(), " on ", process.host());
        world.expect(attempt.excused || table.starts(process.attempt()) == 1, "an attempt is started at most once",
                process.attempt(), " for the ", table.starts(process.attempt()), ". time");
        world.expect(!attempt.ended || attempt.excused, "what has ended does not start", process.attempt());
        TaskId task = process.attempt().task();
        table.each(other -> {
            AttemptModel otherAttempt = world.attempts.get(other.attempt());
            boolean excused = otherAttempt == null || otherAttempt.excused || attempt.excused;
            boolean same = other.pid() != process.pid() && other.attempt().task().equals(task);
            world.expect(!same || excused || !other.leaderAlive(), "no task runs twice at once", process.attempt(), " on ", process.host(),
                    " beside ", other.attempt(), " on ", other.host());
        });
    }

    /** The journal says that an attempt ended by itself: then its process must have. */
    void ended(AttemptModel attempt, ProcessTable table) {
        table.each(process -> world.expect(
                !process.attempt().equals(attempt.id) || !process.leaderAlive() || attempt.excused,
                "an end is an end", attempt.id, " is ended in the journal and lives on ", process.host()));
    }
}
