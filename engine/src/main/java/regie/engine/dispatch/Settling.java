package regie.engine.dispatch;

import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Turn;

/** After each command: whatever can go on goes on, until nothing can. */
public final class Settling {

    private Settling() {}

    public static void settle(Turn turn) {
        while (true) {
            Task trace = turn.lines().nextTrace();
            if (trace != null) {
                Waiting.traces(turn, trace);
                continue;
            }
            Task watched = turn.lines().nextWatched();
            if (watched != null) {
                Lates.changed(turn, watched);
                continue;
            }
            Task task = turn.lines().next();
            if (task != null) {
                Gates.consider(turn, task);
                continue;
            }
            Run run = turn.lines().nextRun();
            if (run == null) {
                return;
            }
            RunEnds.check(turn, run);
        }
    }
}
