package regie.server.views;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regie.engine.state.EngineState;
import regie.engine.state.StateRow;
import regie.estate.EstateModel;
import regie.estate.between.DeclaredEvent;
import regie.kernel.Text;
import regie.server.api.DeclaredEventView;

/** The declared events: those that are raised, then those that are not. Runs on the loop's thread. */
final class EventRendering {

    private EventRendering() {}

    static List<DeclaredEventView> events(EngineState state, EstateModel estate) {
        List<DeclaredEventView> all = new ArrayList<>();
        Set<String> raised = new LinkedHashSet<>();
        for (StateRow.Event event : state.events().all()) {
            raised.add(event.name());
            all.add(raised(event, Optional.ofNullable(estate.between().events().get(event.name()))));
        }
        estate.between().events().values().stream().filter(event -> !raised.contains(event.name())).forEach(event ->
                all.add(new DeclaredEventView(event.name(), event.title(), event.external(), false, Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        return all;
    }

    private static DeclaredEventView raised(StateRow.Event event, Optional<DeclaredEvent> declared) {
        return new DeclaredEventView(event.name(), declared.map(DeclaredEvent::title).orElse(Text.same(event.name())),
                declared.map(DeclaredEvent::external).orElse(false), true, event.date(), Optional.of(event.since()),
                Optional.of(event.old()), event.task().map(Object::toString),
                event.task().isPresent() ? Optional.empty() : Optional.of(event.by().actor().value()), event.by().reason());
    }
}
