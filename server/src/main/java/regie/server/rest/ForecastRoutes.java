package regie.server.rest;

import java.util.List;
import java.util.Optional;
import regie.server.api.ForecastNote;
import regie.server.api.ForecastView;
import regie.server.api.Slice;
import regie.server.forecast.LiveForecast;
import regie.server.web.Answer;
import regie.server.web.Route;

/** How the night will go on. */
final class ForecastRoutes {

    private static final int NOTES_MAX = 1_000;

    private final LiveForecast forecast;

    ForecastRoutes(LiveForecast forecast) {
        this.forecast = forecast;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/forecast", "When what is under way and planned starts and ends, and what becomes of deadlines.",
                ForecastView.class, request -> answer()),
                Route.list("/api/v1/forecast/history", "How what was foreseen for a run's deadlines changed, the newest first.",
                        ForecastNote.class, request -> Answer.data(new Slice<>(forecast.history(request.parameter("run").orElse(""),
                                NOTES_MAX), Optional.empty()))).with("run", "a run's id"));
    }

    private Answer answer() {
        return switch (forecast.now()) {
            case LiveForecast.Outcome.Foreseen foreseen -> Answer.data(foreseen.view());
            case LiveForecast.Outcome.Away away -> new Answer.Refused(503, away.problem());
        };
    }
}
