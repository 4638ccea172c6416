package regie.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import regie.estate.dates.ProductionDates;
import regie.estate.plan.PlanDefinition;

/**
 * The plans whose production date changes at the same instant: that of the estate, of an application with a new day of its
 * own, or of a plan in a zone of its own. Each scope goes through its dates one by one.
 */
public record DayScope(LocalTime newDay, ZoneId zone) implements Comparable<DayScope> {

    /** The scope of most plans. */
    public static DayScope of(EstateFacts facts) {
        return new DayScope(facts.newDay(), facts.zone());
    }

    public static DayScope of(EstateFacts facts, PlanDefinition plan) {
        return new DayScope(facts.newDays().getOrDefault(plan.application().value(), facts.newDay()), plan.zone().orElse(facts.zone()));
    }

    /** When this date begins. A new day that the zone skips begins where the gap ends. */
    public Instant opens(LocalDate date) {
        return new ProductionDates(newDay).begin(date, zone);
    }

    /** The production date of an instant. */
    public LocalDate dateOf(Instant instant) {
        return new ProductionDates(newDay).of(instant, zone);
    }

    public String key() {
        return newDay + " " + zone.getId();
    }

    @Override
    public int compareTo(DayScope other) {
        return key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return key();
    }
}
