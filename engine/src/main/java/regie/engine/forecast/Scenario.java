package regie.engine.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import regie.engine.Catalog;
import regie.engine.state.EngineState;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.Value;

/**
 * What a forecast starts from: a state that it reads and never changes, and what is still to come. Both forms of the
 * forecast play the same scenario and give the same times.
 *
 * @param now cut to microseconds; nothing happens before it
 * @param orders runs that will be ordered, in the order in which those of one instant are made
 * @param aways machines that will be out of reach: nothing new starts there, and what ends there is heard of afterwards
 */
public record Scenario(
        EngineState state,
        Catalog catalog,
        Instant now,
        List<Order> orders,
        List<Away> aways,
        Durations durations,
        People people) {

    /** How far ahead the forecast looks; what has not ended by then does not end. */
    public static final Duration HORIZON = Duration.ofDays(14);

    /** What reading the list of a {@code foreach} on a host is taken to last. */
    public static final Duration LIST_READ = Duration.ofSeconds(1);

    private static final Duration TAIL_LEAST = Duration.ofSeconds(1);

    public Scenario {
        now = now.truncatedTo(ChronoUnit.MICROS);
        orders = orders.stream().sorted(java.util.Comparator.comparing(Order::at)).toList();
        aways = List.copyOf(aways);
    }

    /**
     * A run to come.
     *
     * @param held tasks that are held when it starts
     * @param delays tasks that may not start before that instant
     */
    public record Order(Instant at, PlanName plan, LocalDate date, Map<String, Value> set, List<String> held, Map<String, Instant> delays) {
        public Order {
            at = at.truncatedTo(ChronoUnit.MICROS);
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
            held = List.copyOf(held);
            delays = Collections.unmodifiableMap(new TreeMap<>(delays));
        }

        public static Order of(Instant at, PlanName plan, LocalDate date) {
            return new Order(at, plan, date, Map.of(), List.of(), Map.of());
        }

        /** Whether nothing is done to it when it is ordered. */
        public boolean plain() {
            return held.isEmpty() && delays.isEmpty();
        }
    }

    public record Away(HostName host, Instant from, Instant to) {
        public Away {
            from = from.truncatedTo(ChronoUnit.MICROS);
            to = to.truncatedTo(ChronoUnit.MICROS);
        }
    }

    public Instant horizon() {
        return now.plus(HORIZON);
    }

    /** When the end of what runs there is heard of. */
    public Instant heard(@Nullable HostName host, Instant ends) {
        for (Away away : aways) {
            if (away.host().equals(host) && !ends.isBefore(away.from()) && ends.isBefore(away.to())) {
                return away.to();
            }
        }
        return ends;
    }

    /** When what started then and takes so long ends: at its time, but never before a minimal tail from now. */
    public Instant ends(Instant started, long micros) {
        Instant planned = started.truncatedTo(ChronoUnit.MICROS).plus(micros, ChronoUnit.MICROS);
        Instant tail = now.plus(Math.max(TAIL_LEAST.toNanos() / 1000, micros / 20), ChronoUnit.MICROS);
        return planned.isBefore(tail) ? tail : planned;
    }

    public Scenario with(List<Order> others) {
        return new Scenario(state, catalog, now, others, aways, durations, people);
    }

    public Scenario with(Durations others) {
        return new Scenario(state, catalog, now, orders, aways, others, people);
    }

    /** The definition of the plan in the version in force. */
    public Optional<Catalog.Entry> entry(PlanName plan) {
        return state.facts().flatMap(facts -> catalog.find(facts.version(), plan));
    }
}
