package regie.server.folder;

import regie.kernel.Language;

/**
 * Carries a {@link StartProblem} out through the layers of a start, so that what was already started
 * is closed on the way by ordinary {@code try}; the assembly turns it into a value again.
 */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient StartProblem problem;

    public StartRefused(StartProblem problem) {
        super(problem.sentence().in(Language.ENGLISH));
        this.problem = problem;
    }

    public StartProblem problem() {
        return problem;
    }
}
