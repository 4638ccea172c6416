package regie.engine.day;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.Catalog;
import regie.engine.DayEvent;
import regie.engine.DayEvent.MissedCause;
import regie.engine.EngineProblem;
import regie.engine.Planned;
import regie.engine.PlannedRun;
import regie.engine.dispatch.Cancels;
import regie.engine.dispatch.Dues;
import regie.engine.turn.Orders;
import regie.engine.turn.Turn;
import regie.estate.dates.Cycle;
import regie.estate.time.Start;
import regie.kernel.EstateVersion;

/** Orders the run of one planned start. */
final class Planting {

    private Planting() {}

    /** In time: ordered, to wait for its start. Too late: put aside until it is known what else was missed. */
    static void plant(Turn turn, PlannedRun start, EstateVersion version) {
        Instant last = turn.catalog().cycle(version, start).map(Cycle::end).orElse(start.start().instant());
        if (Dues.missed(last, turn.now())) {
            turn.emit(new DayEvent.StartOverdue(turn.now(), start, Optional.empty()));
        } else {
            order(turn, start, version, By.REGIE);
        }
    }

    /** A start that cannot be ordered is missed, and says so. One that the clock skipped is held where its schedule says so. */
    static boolean order(Turn turn, PlannedRun start, EstateVersion version, By by) {
        Optional<Catalog.Entry> entry = turn.catalog().find(version, start.plan());
        if (entry.isEmpty()) {
            missed(turn, start, MissedCause.NOT_ORDERED, by);
            return false;
        }
        boolean held = start.start().applied() == Start.Applied.GAP_HELD;
        Orders.Order order = new Orders.Order(entry.get(), version, start.date(), Map.of(), held, false, Optional.empty(),
                Optional.of(start.start().instant()), Optional.of(new Planned(start.schedule(), start.start())), by);
        return switch (Orders.prepare(turn, order)) {
            case Orders.Outcome.Cannot cannot -> {
                missed(turn, start, cannot.problem() instanceof EngineProblem.PlanStillLives ? MissedCause.OVERLAP
                        : MissedCause.NOT_ORDERED, by);
                yield false;
            }
            case Orders.Outcome.Can can -> {
                can.ready().replaced().stream().filter(run -> !run.cancelling()).forEach(run -> Cancels.cancel(turn, run, by));
                Orders.place(turn, can.ready());
                yield true;
            }
        };
    }

    static void missed(Turn turn, PlannedRun start, MissedCause cause, By by) {
        turn.emit(new DayEvent.StartMissed(turn.now(), start, Optional.empty(), cause, by));
    }
}
