package regie.formats.estate;

import java.util.ArrayList;
import java.util.List;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;
import regie.estate.plan.Need;
import regie.estate.plan.Raise;
import regie.formats.yaml.Node;

/** Reads what a task waits for and what it raises. */
final class EventReader {

    private EventReader() {}

    static List<EventWait> waits(Fields task) {
        List<EventWait> waits = new ArrayList<>();
        for (Node item : task.items("waits")) {
            if (item instanceof Node.Mapping mapping) {
                Fields wait = new Fields(mapping);
                wait.text("event").ifPresent(event -> waits.add(new EventWait(event, date(wait), wait.time("until"),
                        wait.whole("day").orElse(0), wait.choice("then", EventWait.Then.class, EventWait.Then.HOLD),
                        wait.duration("within"), wait.flag("consume"))));
            }
        }
        return waits;
    }

    static List<Raise> raises(Fields task) {
        List<Raise> raises = new ArrayList<>();
        for (Node item : task.items("raises")) {
            switch (item) {
                case Node.Scalar scalar -> raises.add(new Raise(scalar.text(), DateRef.SAME, Need.Ending.SUCCEEDED));
                case Node.Mapping mapping -> {
                    Fields raise = new Fields(mapping);
                    raise.text("event").ifPresent(event -> raises.add(new Raise(event, date(raise),
                            raise.choice("when", Need.Ending.class, Need.Ending.SUCCEEDED))));
                }
                case Node.Sequence sequence -> { }
            }
        }
        return raises;
    }

    private static DateRef date(Fields fields) {
        return fields.text("date").flatMap(DateRef::parse).orElse(DateRef.SAME);
    }
}
