package regie.server.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.forecast.Outlook;
import regie.estate.EstateModel;
import regie.server.api.ForecastView;

/** A forecast as the API tells it. */
final class ForecastWords {

    private final EstateModel model;

    ForecastWords(EstateModel model) {
        this.model = model;
    }

    ForecastView view(Outlook outlook, Instant now, LocalDate date, long position) {
        List<ForecastView.ForecastService> services = new ArrayList<>();
        outlook.services(model).forEach((name, standing) -> services.add(new ForecastView.ForecastService(name, word(standing))));
        return new ForecastView(now, date, model.zone().getId(), position, seconds(outlook.makespan()), outlook.firstStart(),
                outlook.end(), outlook.tasks().stream().map(ForecastWords::task).toList(),
                outlook.deadlines().stream().map(ForecastWords::deadline).toList(), services, outlook.assumptions(), outlook.exact());
    }

    private static ForecastView.ForecastTask task(Outlook.OfTask task) {
        @Nullable Duration slack = task.slack();
        return new ForecastView.ForecastTask(task.run().value(), task.task(), Optional.ofNullable(task.start()),
                Optional.ofNullable(task.end()), slack == null ? Optional.empty() : Optional.of(seconds(slack)), task.critical(),
                word(task.state()));
    }

    private static ForecastView.ForecastDeadline deadline(Outlook.OfDeadline it) {
        return new ForecastView.ForecastDeadline(it.name(), it.run().value(), it.plan().value(), it.task(), word(it.kind()), it.at(),
                it.predicted(), it.probability(), it.early(), it.latest(), word(it.standing()),
                it.action().map(action -> new ForecastView.ForecastAction(action.what(), action.by(), action.then())));
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1000 / 1e6;
    }
}
