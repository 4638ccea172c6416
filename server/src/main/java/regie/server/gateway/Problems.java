package regie.server.gateway;

import java.util.Optional;
import regie.kernel.Problem;
import regie.kernel.Text;
import regie.runtime.journal.Answer;
import regie.server.api.ProblemView;

/** Refusals as the API shows them; the edge puts them into the language of the request. */
final class Problems {

    private static final Text UNSETTLED = new Text(
            "Le serveur qui écrit a changé pendant la demande.", "The writing server changed during the request.");

    private Problems() {}

    static ProblemView view(Problem problem, int status) {
        return view(problem.code(), problem.sentence(), status);
    }

    /** Empty when it was done. */
    static Optional<ProblemView> of(Answer answer, String commandId) {
        return switch (answer) {
            case Answer.Done done -> Optional.empty();
            case Answer.Refused refused -> Optional.of(view(refused.code(), refused.sentence(), refused.code().startsWith("NoSuch")
                    ? 404 : 409));
            case Answer.Busy busy -> Optional.of(view(new GatewayProblem.TooManyWaiting(busy.queued()), 503));
            case Answer.NotWriter notWriter -> Optional.of(view(new GatewayProblem.NotAnswered(commandId, UNSETTLED), 503));
            case Answer.Unknown unknown -> Optional.of(view(new GatewayProblem.NotAnswered(commandId, UNSETTLED), 503));
        };
    }

    private static ProblemView view(String code, Text sentence, int status) {
        return new ProblemView("about:blank", "", status, sentence.en(), code, sentence);
    }
}
