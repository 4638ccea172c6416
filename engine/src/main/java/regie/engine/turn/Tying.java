package regie.engine.turn;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import regie.engine.EstateFacts;
import regie.engine.PlanSteps;
import regie.engine.Ties;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.Raise;
import regie.estate.plan.TaskDefinition;
import regie.kernel.PlanName;

/** Works out what the references of a plan mean for one production date. */
public final class Tying {

    private final PlanSteps steps;
    private final LocalDate date;
    private final Map<String, LocalDate> dates = new TreeMap<>();
    private final Map<String, Instant> until = new TreeMap<>();

    private Tying(PlanSteps steps, LocalDate date) {
        this.steps = steps;
        this.date = date;
    }

    public static Ties of(EstateFacts facts, PlanSteps steps, LocalDate date, PlanDefinition plan) {
        Tying tying = new Tying(steps, date);
        for (TaskDefinition task : plan.tasks().values()) {
            tying.need(task.needs());
            for (EventWait wait : task.waits()) {
                tying.date(plan.name().value(), wait.date());
                wait.until().ifPresent(time ->
                        tying.until.put(task.name() + "/" + wait.name(), ProductionTime.at(facts, date, time, wait.day())));
            }
            for (Raise raise : task.raises()) {
                tying.date(plan.name().value(), raise.date());
            }
        }
        boolean none = tying.dates.isEmpty() && tying.until.isEmpty();
        return none ? Ties.NONE : new Ties(tying.dates, tying.until);
    }

    private void need(Need need) {
        switch (need) {
            case Need.OnTask on -> {}
            case Need.OnPlan on -> date(on.plan(), on.date());
            case Need.All all -> all.members().forEach(this::need);
            case Need.Any any -> any.members().forEach(this::need);
        }
    }

    private void date(String plan, DateRef reference) {
        if (reference.kind() == DateRef.Kind.DATED && !reference.isSame()) {
            steps.step(new PlanName(plan), date, reference.offset())
                    .ifPresent(other -> dates.put(plan + "@" + reference.text(), other));
        }
    }
}
