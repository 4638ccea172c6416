package regie.engine.state;

import regie.estate.plan.IfFails;

/** How many tasks of a run stand where; kept by the evolver, so that the end of a run costs no scan. */
public final class Counts {

    int live;
    int byHand;
    int open;
    int stuck;
    int succeeded;
    int warned;
    int failed;
    int failedHeld;
    int failedThrough;
    int skipped;
    int cancelled;

    /** Attempts that may be alive, items included. */
    public int live() {
        return live;
    }

    /** Live ones that only a person ends. */
    public int byHand() {
        return byHand;
    }

    /** Not ended and able to move: live, with their needs met, or waiting only for what lies outside the run. */
    public int open() {
        return open;
    }

    /** Pending with needs that are not met. */
    public int stuck() {
        return stuck;
    }

    public int succeeded() {
        return succeeded;
    }

    public int warned() {
        return warned;
    }

    /** All failures, also those that {@code if_fails: continue} lets pass. */
    public int failed() {
        return failed;
    }

    /** Failures that keep the run open until a person decides. */
    public int failedHeld() {
        return failedHeld;
    }

    /** Failures that count as success for successors. */
    public int failedThrough() {
        return failedThrough;
    }

    public int skipped() {
        return skipped;
    }

    public int cancelled() {
        return cancelled;
    }

    void clear() {
        live = 0;
        byHand = 0;
        open = 0;
        stuck = 0;
        succeeded = 0;
        warned = 0;
        failed = 0;
        failedHeld = 0;
        failedThrough = 0;
        skipped = 0;
        cancelled = 0;
    }

    /** Adds the task where it stands now ({@code by} 1), or takes it away ({@code by} -1). */
    void count(Task task, int by) {
        if (task.attempt != null) {
            live += by;
            byHand += task.attempt.intent().waitsForPerson() ? by : 0;
        }
        if (task.item != null || task.has(Flag.ABSENT)) {
            return;
        }
        switch (task.state) {
            case WAITING, HELD, READY -> {
                if (task.has(Flag.MET) || task.has(Flag.AWAITS_PROCEDURE) || task.has(Flag.AWAITS_OTHERS)) {
                    open += by;
                } else {
                    stuck += by;
                }
            }
            case DISPATCHED, RUNNING, STOPPING, UNKNOWN -> open += by;
            case SUCCEEDED -> {
                succeeded += by;
                warned += task.has(Flag.WARNED) ? by : 0;
            }
            case FAILED -> {
                failed += by;
                failedHeld += task.node.definition.ifFails() instanceof IfFails.Hold ? by : 0;
                failedThrough += task.node.definition.ifFails() instanceof IfFails.Continue ? by : 0;
            }
            case SKIPPED -> skipped += by;
            case CANCELLED -> cancelled += by;
        }
    }

}
