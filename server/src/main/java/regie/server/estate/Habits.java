package regie.server.estate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.Usual;
import regie.estate.EstateModel;
import regie.estate.plan.LateRule;
import regie.kernel.PlanName;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StreamId;
import regie.store.registry.Durations;

/**
 * How long tasks usually take. What successful attempts took is kept in a table of its own; of tasks that are bounded by it the
 * newest hundred stand in memory, read when an estate comes into force, so that the loop asks no database.
 */
public final class Habits {

    private static final Logger LOG = LoggerFactory.getLogger(Habits.class);
    /** So many runs of a task count: about a quarter of working days. */
    private static final int NEWEST = 100;
    /** Shorter ones are not kept unless something is bounded by them. */
    private static final Duration WORTH_KEEPING = Duration.ofSeconds(1);
    private static final int WAITING_MAX = 10_000;

    private final Durations table;
    private final StreamId stream;
    private final Map<String, TreeMap<Long, Durations.Past>> watched = new ConcurrentHashMap<>();
    private final List<Durations.Taken> waiting = new ArrayList<>();

    public Habits(Durations table, StreamId stream) {
        this.table = table;
        this.stream = stream;
    }

    /** Reads what is known of the tasks of this estate that are bounded by what is usual. */
    public void prepare(EstateModel model) {
        model.plans().values().forEach(plan -> plan.late().forEach((task, rule) -> {
            if (learned(rule.overrun()) || learned(rule.tooShort())) {
                watched.computeIfAbsent(plan.name() + "/" + task, key -> read(plan.name(), task));
            }
        }));
    }

    private static boolean learned(Optional<LateRule.Bound> bound) {
        return bound.filter(it -> !(it instanceof LateRule.Bound.Fixed)).isPresent();
    }

    private TreeMap<Long, Durations.Past> read(PlanName plan, String task) {
        TreeMap<Long, Durations.Past> past = new TreeMap<>();
        try {
            table.past(stream, plan.value(), task, NEWEST).forEach(one -> past.put(one.seq(), one));
        } catch (RuntimeException away) {
            LOG.warn("How long {}/{} takes could not be read; it is learned anew: {}", plan, task, away.getMessage());
        }
        return past;
    }

    /**
     * A success. Called by the follower; the same one twice changes nothing.
     *
     * @param task empty for the plan as a whole
     * @param seq of the event that ended it
     */
    public void note(PlanName plan, String task, LocalDate date, long seq, Instant started, Duration took, String host) {
        TreeMap<Long, Durations.Past> past = watched.get(plan + "/" + task);
        if (past == null && took.compareTo(WORTH_KEEPING) < 0) {
            return;
        }
        if (past != null) {
            synchronized (past) {
                past.put(seq, new Durations.Past(date, seq, took));
                while (past.size() > NEWEST) {
                    past.pollFirstEntry();
                }
            }
        }
        waiting.add(new Durations.Taken(plan.value(), task, date, seq, started, took, host, "succeeded"));
        if (waiting.size() > WAITING_MAX) {
            waiting.removeFirst();
        }
    }

    /** Writes what waits; when the database is away it goes on waiting. Called by the follower. */
    public void write() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            table.record(stream, List.copyOf(waiting));
            waiting.clear();
        } catch (JournalAway away) {
            LOG.info("Durations are written later: {}", away.getMessage());
        }
    }

    /** By runs of the same day of the week where there are enough, else by all. */
    Optional<Usual> usual(PlanName plan, String task, LocalDate date) {
        TreeMap<Long, Durations.Past> past = watched.get(plan + "/" + task);
        if (past == null) {
            return Optional.empty();
        }
        List<Durations.Past> all;
        synchronized (past) {
            all = List.copyOf(past.values());
        }
        List<Durations.Past> alike = all.stream().filter(one -> one.date().getDayOfWeek() == date.getDayOfWeek()).toList();
        return Usual.of(durations(alike)).or(() -> Usual.of(durations(all)));
    }

    private static List<Duration> durations(Collection<Durations.Past> past) {
        return past.stream().map(Durations.Past::duration).toList();
    }
}
