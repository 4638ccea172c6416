package regie.simulator.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regie.engine.DayEvent;
import regie.engine.DayScope;
import regie.engine.EngineEvent;
import regie.engine.PlannedRun;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.kernel.RunId;

/**
 * Judges planned days by events and declarations alone. Each date of a scope is planned once, the oldest first; of each start of each
 * date exactly one thing becomes: it begins, never before its time, or it is recorded as missed, or a person is asked.
 */
final class DayAuditor {

    /** What became of a start. */
    enum Fate {
        ORDERED,
        BEGUN,
        OVERDUE,
        ASKED,
        MISSED
    }

    private final EstateModel model;
    private final PlanDates dates;
    private final Instant begin;
    private final TreeMap<DayScope, LocalDate> first = new TreeMap<>();
    private final TreeMap<DayScope, LocalDate> planned = new TreeMap<>();
    private final Map<String, Fate> fates = new LinkedHashMap<>();
    private final Map<RunId, String> runs = new LinkedHashMap<>();
    private final List<String> begun = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    DayAuditor(EstateModel model, Instant begin) {
        this.model = model;
        this.dates = new PlanDates(model);
        this.begin = begin;
    }

    List<String> violations() {
        return violations;
    }

    /** The starts that began, in the order in which they did. */
    List<String> begun() {
        return begun;
    }

    List<String> of(Fate fate) {
        return fates.entrySet().stream().filter(entry -> entry.getValue() == fate).map(Map.Entry::getKey).toList();
    }

    private void expect(boolean holds, String invariant, Object seen) {
        if (!holds) {
            violations.add(invariant + ": " + seen);
        }
    }

    void committed(EngineEvent event) {
        switch (event) {
            case DayEvent.DayOpened it -> opened(it);
            case DayEvent.DayPlanned it -> planned(it);
            case DayEvent.StartOverdue it -> {
                Fate was = fates.put(it.start().key(), Fate.OVERDUE);
                expect(was == null || was == Fate.ORDERED && it.run().isPresent(), "a start becomes overdue once", it.start().key());
                expect(it.start().start().instant().isBefore(it.at()), "what is overdue has passed", it.start().key());
            }
            case DayEvent.StartAsked it -> move(it.start(), Fate.OVERDUE, Fate.ASKED);
            case DayEvent.StartCaughtUp it -> {
                Fate was = fates.get(it.start().key());
                expect(was == Fate.OVERDUE || was == Fate.ASKED, "only what was missed is caught up", it.start().key());
                fates.put(it.start().key(), Fate.ORDERED);
            }
            case DayEvent.StartMissed it -> {
                expect(fates.get(it.start().key()) != Fate.MISSED && fates.get(it.start().key()) != Fate.BEGUN,
                        "a start is missed once, and never after it began", it.start().key());
                fates.put(it.start().key(), Fate.MISSED);
            }
            case EngineEvent.RunOrdered it -> ordered(it);
            case EngineEvent.RunDue it -> begun(it.run(), it.at());
            default -> { }
        }
    }

    private void move(PlannedRun start, Fate from, Fate to) {
        expect(fates.get(start.key()) == from, "a start goes from " + from + " to " + to, start.key() + " was " + fates.get(start.key()));
        fates.put(start.key(), to);
    }

    private void opened(DayEvent.DayOpened it) {
        LocalDate last = planned.get(it.scope());
        LocalDate expected = last == null ? it.scope().dateOf(begin) : last.plusDays(1);
        expect(it.date().equals(expected), "dates are planned the oldest first, none left out", it.scope() + " " + it.date());
        expect(!it.scope().opens(it.date()).isAfter(it.at()), "no date is opened before it begins", it.date());
        first.putIfAbsent(it.scope(), it.date());
    }

    private void planned(DayEvent.DayPlanned it) {
        LocalDate last = planned.put(it.scope(), it.date());
        expect(last == null || last.plusDays(1).equals(it.date()), "each date is planned once", it.scope() + " " + it.date());
        for (PlanDefinition plan : model.plans().values()) {
            if (new DayScope(model.newDayOf(plan), plan.zone().orElse(model.zone())).equals(it.scope())) {
                dates.starts(plan, it.date()).forEach(start -> {
                    String key = new PlannedRun(start.plan(), start.schedule(), start.date(), start.start()).key();
                    expect(fates.containsKey(key), "no planned start is lost", key);
                });
            }
        }
    }

    private void ordered(EngineEvent.RunOrdered it) {
        if (it.planned().isEmpty()) {
            return;
        }
        String key = new PlannedRun(it.run().plan(), it.planned().get().schedule(), it.date(), it.planned().get().start()).key();
        Fate was = fates.get(key);
        expect(was == null || was == Fate.ORDERED && !runs.containsValue(key), "no planned start is doubled", key);
        expect(dates.starts(it.run().plan(), it.date()).stream().anyMatch(start ->
                start.start().instant().equals(it.planned().get().start().instant())), "only what is due is ordered", key);
        fates.put(key, Fate.ORDERED);
        runs.put(it.run(), key);
        if (it.start().filter(start -> start.isAfter(it.at())).isEmpty()) {
            begun(it.run(), it.at());
        }
    }

    private void begun(RunId run, Instant at) {
        String key = runs.get(run);
        if (key == null) {
            return;
        }
        expect(fates.get(key) == Fate.ORDERED, "a start begins once", key + " was " + fates.get(key));
        expect(!Instant.parse(key.substring(key.lastIndexOf(' ') + 1)).isAfter(at), "nothing begins before its time", key);
        fates.put(key, Fate.BEGUN);
        begun.add(key);
    }

    /** At the very end: nothing that has passed is undecided. */
    void over(Instant now) {
        fates.forEach((key, fate) -> expect(fate == Fate.BEGUN || fate == Fate.MISSED || fate == Fate.ASKED
                || fate == Fate.ORDERED && Instant.parse(key.substring(key.lastIndexOf(' ') + 1)).isAfter(now),
                "each start that has passed has its fate", key + " is " + fate));
    }
}
