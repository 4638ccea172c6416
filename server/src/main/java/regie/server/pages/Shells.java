package regie.server.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import regie.server.api.BrakeView;
import regie.server.api.EstateView;
import regie.server.api.HealthView;
import regie.server.api.MissedStart;
import regie.server.api.StatusView;
import regie.server.pages.model.Chip;
import regie.server.pages.model.Shell;
import regie.server.pages.model.Words;
import regie.server.views.Reading;
import regie.server.web.Preferences;
import regie.server.web.Request;

/** What stands on every page, put together anew for each. */
final class Shells {

    private static final List<String> THEMES = List.of("auto", "light", "dark");
    private static final List<String> DENSITIES = List.of("comfortable", "dense", "wall");
    private static final List<String> COLOURS = List.of("red", "orange", "yellow", "green", "blue", "purple", "grey");

    private final Reading reading;
    private final Supplier<HealthView> health;
    private final Supplier<Optional<MissedStart>> missed;

    /** @param missed the oldest start that was missed and waits for an answer */
    Shells(Reading reading, Supplier<HealthView> health, Supplier<Optional<MissedStart>> missed) {
        this.reading = reading;
        this.health = health;
        this.missed = missed;
    }

    Words words(Request request) {
        return Words.in(request.language());
    }

    Times times(Request request) {
        StatusView status = reading.status();
        return new Times(words(request), ZoneId.of(status.zone()), status.productionTime());
    }

    Shell shell(Request request, String section, String here) {
        Words words = words(request);
        StatusView status = reading.status();
        EstateView estate = reading.estate();
        Times times = new Times(words, ZoneId.of(status.zone()), status.productionTime());
        HealthView state = health.get();
        List<String> warnings = new ArrayList<>();
        state.reasons().forEach(reason -> warnings.add(words.of(reason)));
        for (BrakeView brake : reading.brakes()) {
            warnings.add(words.of("brake.on", brake.scope(), brake.by().orElse("?"), brake.since().map(times::at).orElse("")));
        }
        missed.get().ifPresent(start -> warnings.add(words.of("day.missed", start.plan(), times.at(start.start()))));
        return new Shell(
                words, choice(request, Preferences.THEME, THEMES), choice(request, Preferences.DENSITY, DENSITIES),
                words.of(estate.environment().title()), words.of(estate.title()), colour(estate.environment().colour()),
                clock(status, estate, times), loop(words, state), warnings, section, here, reading.needs().size(),
                request.actor().value());
    }

    private static Shell.Clock clock(StatusView status, EstateView estate, Times times) {
        double speed = status.clockSpeed();
        return new Shell.Clock(times.full(), times.date(status.productionDate()), estate.newDay(), Instant.now().toString(),
                speed == 1 ? "" : speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed));
    }

    private static Chip loop(Words words, HealthView state) {
        if (!state.role().equals("writer")) {
            return new Chip("wait", "◦", words.of("loop.standby"));
        }
        return state.healthy() ? new Chip("ok", "●", words.of("loop.ok")) : new Chip("fail", "✕", words.of("loop.ill"));
    }

    private static String choice(Request request, String cookie, List<String> known) {
        return request.cookie(cookie).filter(known::contains).orElse(known.getFirst());
    }

    private static String colour(String declared) {
        return COLOURS.contains(declared) ? declared : "grey";
    }
}
