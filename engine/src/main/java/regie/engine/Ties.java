package regie.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;

/**
 * What ties a run to other dates and other plans, worked out when it is ordered: folding an event reads no calendar.
 *
 * @param dates the production date that a reference means, by {@code plan@reference}; one that is missing means a date that the plan
 *        does not have
 * @param until when a task gives up waiting for an event, by {@code task/event:name@reference}
 */
public record Ties(Map<String, LocalDate> dates, Map<String, Instant> until) {

    public static final Ties NONE = new Ties(Map.of(), Map.of());

    public Ties {
        dates = Collections.unmodifiableMap(new TreeMap<>(dates));
        until = Collections.unmodifiableMap(new TreeMap<>(until));
    }

    /** The date that a run of {@code own} means by this reference to {@code plan}; empty where the plan has none, or any is meant. */
    public Optional<LocalDate> date(LocalDate own, String plan, DateRef reference) {
        return reference.isSame() ? Optional.of(own) : Optional.ofNullable(dates.get(plan + "@" + reference.text()));
    }

    public Optional<Instant> until(String task, EventWait wait) {
        return Optional.ofNullable(until.get(task + "/" + wait.name()));
    }
}
