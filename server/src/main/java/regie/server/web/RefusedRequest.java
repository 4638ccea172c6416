package regie.server.web;

/** Carries a refusal from the depth of reading a request up to the edge, which answers it. */
public final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient WebProblem problem;

    public RefusedRequest(WebProblem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public WebProblem problem() {
        return problem;
    }
}
