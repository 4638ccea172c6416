package regie.server.views;

import java.util.List;
import java.util.function.Supplier;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.WaitReason;
import regie.engine.effect.Effect;
import regie.engine.state.EngineState;
import regie.engine.state.Task;
import regie.runtime.Loop;
import regie.server.api.StatusView;
import regie.server.estate.EstateShelf;
import regie.server.links.AgentCard;

/** The follower and what is read from it, made together. */
public final class Views implements AutoCloseable {

    /** Why a task does not start: the engine's own answer. */
    @FunctionalInterface
    public interface Why {
        List<WaitReason> of(EngineState state, Task task);
    }

    private final Changes changes = new Changes();
    private final Follower follower;
    private final LiveReading reading;

    public Views(Loop<EngineCommand, EngineEvent, Effect> loop, Why why, EstateShelf estates, Supplier<List<AgentCard>> cards,
            Supplier<StatusView> status) {
        Rendering rendering = new Rendering(new Rendering.Whys() {
            @Override
            public List<WaitReason> of(EngineState state, Task task) {
                return why.of(state, task);
            }

            @Override
            public java.time.ZoneId zone() {
                return estates.inForce().zone();
            }
        });
        NeedRendering needs = new NeedRendering(rendering, estates);
        ReadModel model = new ReadModel();
        this.follower = new Follower(loop, rendering, needs, cards, model, changes);
        this.reading = new LiveReading(loop, rendering, needs, model, estates, status);
        follower.start();
    }

    public Follower follower() {
        return follower;
    }

    public Reading reading() {
        return reading;
    }

    public Changes changes() {
        return changes;
    }

    @Override
    public void close() {
        follower.close();
    }
}
