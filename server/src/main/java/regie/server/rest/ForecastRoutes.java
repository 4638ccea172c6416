package regie.server.rest;

import java.util.List;
import regie.server.api.ForecastView;
import regie.server.forecast.LiveForecast;
import regie.server.web.Answer;
import regie.server.web.Route;

/** How the night will go on. */
final class ForecastRoutes {

    private final LiveForecast forecast;

    ForecastRoutes(LiveForecast forecast) {
        this.forecast = forecast;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/forecast", "When what is under way and planned starts and ends, and what becomes of deadlines.",
                ForecastView.class, request -> answer()));
    }

    private Answer answer() {
        return switch (forecast.now()) {
            case LiveForecast.Outcome.Foreseen foreseen -> Answer.data(foreseen.view());
            case LiveForecast.Outcome.Away away -> new Answer.Refused(503, away.problem());
        };
    }
}
