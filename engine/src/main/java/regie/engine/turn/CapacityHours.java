package regie.engine.turn;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.EngineEvent;
import regie.engine.EstateFacts;
import regie.engine.EstateFacts.ResourceFact;
import regie.engine.state.Resource;
import regie.estate.between.CapacityWindow;

/** What the hours declared for a resource give at an instant, and until when. Only deciders use it. */
public final class CapacityHours {

    /** A window of one day of the week comes back within a week; one more for its end. */
    private static final int DAYS_AHEAD = 9;

    private CapacityHours() {}

    record Now(int capacity, Optional<Instant> next) {}

    static Now at(ResourceFact resource, ZoneId zone, Instant now) {
        int capacity = resource.capacity();
        Instant next = null;
        LocalDate today = now.atZone(zone).toLocalDate();
        for (CapacityWindow window : resource.windows()) {
            for (int day = -1; day <= DAYS_AHEAD; day++) {
                LocalDate date = today.plusDays(day);
                if (!window.days().isEmpty() && !window.days().contains(date.getDayOfWeek())) {
                    continue;
                }
                Instant from = date.atTime(window.from()).atZone(zone).toInstant();
                Instant to = end(window, date).atZone(zone).toInstant();
                if (!now.isBefore(from) && now.isBefore(to)) {
                    capacity = window.capacity();
                }
                next = sooner(next, from, now);
                next = sooner(next, to, now);
            }
        }
        return new Now(capacity, Optional.ofNullable(next));
    }

    private static LocalDateTime end(CapacityWindow window, LocalDate date) {
        LocalDateTime end = date.atTime(window.to());
        return end.isAfter(date.atTime(window.from())) ? end : end.plusDays(1);
    }

    private static @Nullable Instant sooner(@Nullable Instant known, Instant other, Instant now) {
        return other.isAfter(now) && (known == null || other.isBefore(known)) ? other : known;
    }

    /** Looks at the hours of every resource, because they may have been declared anew. */
    public static void turnAll(Turn turn) {
        turn.state().resources().stream().filter(Resource::known).toList().forEach(resource -> turn(turn, resource));
    }

    /** Says what its hours give now. */
    public static void turn(Turn turn, Resource resource) {
        Optional<ResourceFact> fact = resource.fact().filter(known -> !known.windows().isEmpty());
        Optional<EstateFacts> facts = turn.state().facts();
        if (fact.isPresent() && facts.isPresent()) {
            Now now = at(fact.get(), facts.get().zone(), turn.now());
            turn.emit(new EngineEvent.CapacityTurned(turn.now(), resource.name(), now.capacity(), now.next()));
        }
    }
}
