package regie.server.views;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import regie.engine.state.EngineState;
import regie.engine.state.Host;
import regie.engine.state.Resource;
import regie.engine.state.StateRow;
import regie.kernel.Text;
import regie.server.api.BrakeView;
import regie.server.api.ExceptionView;
import regie.server.api.HostView;
import regie.server.api.LateView;
import regie.server.api.ResourceView;
import regie.server.links.AgentCard;

/** What is not about one run: exceptions, brakes, resources, hosts. Runs on the loop's thread. */
final class HouseRendering {

    private HouseRendering() {}

    /** All of it at once; exceptions, of which there may be thousands, are put into words by whoever asks. */
    record House(List<StateRow.Exception> exceptions, List<BrakeView> brakes, List<ResourceView> resources, List<HostView> hosts,
            List<StateRow.Late> late) {

        static House of(EngineState state, List<AgentCard> cards) {
            return new House(List.copyOf(state.exceptions()), HouseRendering.brakes(state), HouseRendering.resources(state),
                    HouseRendering.hosts(state, cards), state.lateness().open());
        }

        List<ExceptionView> exceptionViews() {
            return HouseRendering.exceptions(exceptions);
        }
    }

    static List<ExceptionView> exceptions(Collection<StateRow.Exception> rows) {
        return rows.stream().map(HouseRendering::exception).toList();
    }

    private static ExceptionView exception(StateRow.Exception row) {
        Text what = switch (row.what()) {
            case FORCED -> new Text("forcé OK", "forced OK");
            case ICED -> new Text("neutralisé", "on ice");
            case NO_EXEC -> new Text("exécuté à blanc", "no-exec");
            case WAIVED -> new Text("attente levée", "need waived");
            case EDITED -> new Text("modifié pour ce passage", "edited for today");
            case SET -> new Text("variable changée", "variable set");
        };
        Text sentence = row.detail().isEmpty() ? what : new Text(what.fr() + " : " + row.detail(), what.en() + ": " + row.detail());
        return new ExceptionView(Long.toString(row.id()), Rendering.lower(row.what()), row.target().toString(), row.by().actor().value(),
                row.since(), row.by().until(), row.by().reason(), sentence);
    }

    static List<LateView> late(Collection<StateRow.Late> rows) {
        return rows.stream().map(row -> new LateView(row.target(), Rendering.lower(row.kind()), row.kind().called(), row.bound(),
                row.since())).toList();
    }

    static List<BrakeView> brakes(EngineState state) {
        return state.pauses().stream().map(pause -> new BrakeView(pause.scope().key(), Optional.of(pause.since()),
                Optional.of(pause.by().actor().value()), pause.by().reason())).toList();
    }

    static List<ResourceView> resources(EngineState state) {
        return state.resources().stream().filter(Resource::known).map(HouseRendering::resource).toList();
    }

    private static ResourceView resource(Resource resource) {
        boolean exclusive = resource.capacity() == 1 && !resource.holders().isEmpty() && resource.free() == 0;
        return new ResourceView(resource.name().value(), resource.capacity(), resource.capacity() - resource.free(), exclusive,
                resource.holders().stream().map(task -> task.id().toString()).toList(), resource.line().size());
    }

    static List<HostView> hosts(EngineState state, List<AgentCard> cards) {
        return state.hosts().stream().filter(Host::known).map(host -> host(host, cards.stream()
                .filter(card -> card.host().equals(host.name())).findFirst())).toList();
    }

    private static HostView host(Host host, Optional<AgentCard> card) {
        String link = host.connected() ? "connected" : host.incarnation().isEmpty() ? "never-seen" : "lost";
        return new HostView(
                host.name().value(), host.local() ? "local" : "agent", link,
                card.map(AgentCard::lastHeard).or(() -> link.equals("lost") ? Optional.of(host.since()) : Optional.empty()),
                card.flatMap(one -> Optional.ofNullable(one.facts().get("version"))),
                card.flatMap(one -> Optional.ofNullable(one.facts().get("pid"))).filter(pid -> pid.matches("\\d{1,9}"))
                        .map(Long::parseLong),
                host.slots(), host.liveCount(), 0, host.labels());
    }
}
