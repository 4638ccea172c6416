package regie.engine;

import regie.kernel.RunId;
import regie.kernel.TaskId;

/** What a gesture is made on. */
public sealed interface Target {

    RunId run();

    record OnRun(RunId run) implements Target {
        @Override
        public String toString() {
            return run.value();
        }
    }

    record OnTask(TaskId task) implements Target {
        @Override
        public RunId run() {
            return task.run();
        }

        @Override
        public String toString() {
            return task.toString();
        }
    }

    static Target of(RunId run) {
        return new OnRun(run);
    }

    static Target of(TaskId task) {
        return new OnTask(task);
    }
}
