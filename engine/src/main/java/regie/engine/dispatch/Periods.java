package regie.engine.dispatch;

import java.time.LocalDate;
import java.util.Optional;
import regie.engine.By;
import regie.engine.DayEvent;
import regie.engine.EstateFacts.PeriodFact;
import regie.engine.state.Task;
import regie.engine.turn.Turn;

/** Periods, such as accounting months: they stay open until somebody, or a task, says that they are over. */
public final class Periods {

    private Periods() {}

    public static Optional<PeriodFact> fact(Turn turn, String name) {
        return turn.state().facts().flatMap(facts -> facts.periods().stream().filter(it -> it.name().equals(name)).findFirst());
    }

    /** Those that the estate in force has and that were never open. */
    public static void begin(Turn turn) {
        turn.state().facts().ifPresent(facts -> facts.periods().stream()
                .filter(fact -> turn.state().days().period(fact.name()).isEmpty())
                .forEach(fact -> open(turn, fact, fact.first(), By.REGIE)));
    }

    public static void open(Turn turn, PeriodFact fact, LocalDate any, By by) {
        LocalDate first = fact.unit().firstDay(any);
        turn.emit(new DayEvent.PeriodAdvanced(turn.now(), fact.name(), first, fact.unit().lastDay(first), by));
    }

    /** A task that closes a period has succeeded. Done again for the same period, it changes nothing. */
    static void succeeded(Turn turn, Task task) {
        String name = task.run().definition().day().advances().get(task.definition().name());
        if (name == null || task.isItem()) {
            return;
        }
        LocalDate worked = task.run().periods().get(name);
        Optional<PeriodFact> fact = fact(turn, name);
        boolean open = turn.state().days().period(name).filter(row -> row.first().equals(worked)).isPresent();
        if (open && fact.isPresent() && worked != null) {
            open(turn, fact.get(), fact.get().unit().next(worked), By.REGIE);
        }
    }
}
