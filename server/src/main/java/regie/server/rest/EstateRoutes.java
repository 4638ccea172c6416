package regie.server.rest;

import java.util.List;
import java.util.Optional;
import regie.formats.estate.Bundle;
import regie.server.api.EstateChange;
import regie.server.api.Slice;
import regie.server.api.VersionView;
import regie.server.gateway.EstateDesk;
import regie.server.gateway.VersionProblem;
import regie.server.web.Answer;
import regie.server.web.Request;
import regie.server.web.Route;

/** Routes by which versions of the estate come into force. */
final class EstateRoutes {

    /** Files, and what packing adds to them. */
    private static final int BUNDLE_BYTES_MAX = (int) Bundle.BYTES_MAX + (8 << 20);
    private static final int DAYS = 14;
    private static final int DAYS_MAX = 396;
    private static final int VERSIONS = 50;
    private static final int VERSIONS_MAX = 1_000;

    private final EstateDesk desk;

    EstateRoutes(EstateDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/estate/environments/{environment}/bundle", "The packed version in force in an environment.",
                        byte[].class,
                        this::bundle),
                asking(Route.post("/api/v1/estate/promotions", "Put definitions of another environment in force here, or see what that "
                        + "would change. The body is that environment's packed version, or empty when it is in this database.",
                        byte[].class, EstateChange.class, this::promote)).with("from", "the environment that they come from")
                        .with("plan", "a plan's name or code, several times; without it the whole estate"),
                asking(Route.post("/api/v1/estate", "Put a packed estate in force, or see what that would change.", byte[].class,
                        EstateChange.class, request -> answered(desk.apply(request.bytes(BUNDLE_BYTES_MAX), asked(request), request.actor(),
                                request.commandId())))),
                Route.list("/api/v1/estate/versions", "Versions that were put in force here, the newest first.", VersionView.class,
                        request -> Answer.data(new Slice<>(desk.versions(request.number("limit", VERSIONS, 1, VERSIONS_MAX)),
                                Optional.empty())))
                        .with("limit", "1 to 1000"),
                asking(new Route("POST", "/api/v1/estate/versions/{version}/apply",
                        "Put a version that was in force before in force again, or see what that would change.", List.of(),
                                Optional.empty(),
                        Optional.of(EstateChange.class), false, false,
                        request -> answered(desk.again(request.path("version"), asked(request), request.actor(), request.commandId())))));
    }

    private Answer bundle(Request request) {
        String environment = request.path("environment");
        return desk.inForce(environment).<Answer>map(packed -> new Answer.Bytes("application/octet-stream", packed, List.of()))
                .orElseGet(() -> new Answer.Refused(404, new VersionProblem.NothingInForce(environment)));
    }

    private Answer promote(Request request) {
        String from = request.parameter("from").orElse("");
        EstateDesk.Asked asked = asked(request);
        String plans = String.join(" ", request.parameters("plan"));
        String source = asked.source().isEmpty() ? "promote " + from + (plans.isEmpty() ? "" : ": " + plans) : asked.source();
        return answered(desk.promote(from, request.bytes(BUNDLE_BYTES_MAX), request.parameters("plan"),
                new EstateDesk.Asked(asked.preview(), asked.force(), asked.reason(), source, asked.days()), request.actor(),
                request.commandId()));
    }

    private static Route asking(Route route) {
        return route.with("preview", "true: only say what it would change").with("force", "true: even where living runs need what is gone")
                .with("reason", "kept in the journal").with("source", "where it comes from, for people")
                .with("days", "how many coming days are compared; 14 unless said");
    }

    private static EstateDesk.Asked asked(Request request) {
        return new EstateDesk.Asked(request.flag("preview"), request.flag("force"), request.parameter("reason"),
                request.parameter("source").orElse(""), request.number("days", DAYS, 1, DAYS_MAX));
    }

    /** What was read and judged is the answer, also where it says no; only what could not even be read is a refusal. */
    private static Answer answered(EstateChange change) {
        boolean judged = change.coming().isPresent() || change.problem().isEmpty();
        return judged ? Answer.data(change) : new Answer.Problem(change.problem().orElseThrow());
    }
}
