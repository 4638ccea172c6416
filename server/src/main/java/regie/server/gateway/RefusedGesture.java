package regie.server.gateway;

/** Carries a refusal out of the reading of a request; the gateway turns it into an answer. */
final class RefusedGesture extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient GatewayProblem problem;

    RefusedGesture(GatewayProblem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    GatewayProblem problem() {
        return problem;
    }
}
