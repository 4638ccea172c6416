package regie.cli.shell;

import regie.kernel.Problem;

/** Carries a problem from the depth of a command to the one place that prints it and ends the program. */
public final class Stopped extends RuntimeException {

    private final transient Problem problem;
    private final Exit exit;

    public Stopped(Exit exit, Problem problem) {
        super(problem.sentence().en(), null, false, false);
        this.problem = problem;
        this.exit = exit;
    }

    public Problem problem() {
        return problem;
    }

    public Exit exit() {
        return exit;
    }
}
