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
import regie.runtime.Recorded;
import regie.runtime.Standing;
import regie.runtime.journal.JournalReader;
import regie.runtime.journal.StreamId;
import regie.server.api.StatusView;
import regie.server.estate.EstateShelf;
import regie.server.estate.Habits;
import regie.server.links.AgentCard;
import regie.server.machine.EngineForms;
import regie.store.database.Database;
import regie.store.journal.StatePieces;

/** The follower and what is read from it, made together. */
public final class Views implements AutoCloseable {

    private static final int HISTORY_AT_ONCE = 2_000;

    /** Why a task does not start: the engine's own answer. */
    @FunctionalInterface
    public interface Why {
        List<WaitReason> of(EngineState state, Task task);
    }

    private final Changes changes = new Changes();
    private final Follower follower;
    private final Reading reading;
    private final regie.store.view.Views stored;
    private final StatePieces pieces;

    /** What the views stand on. */
    public record Ground(
            Loop<EngineCommand, EngineEvent, Effect> loop, EstateShelf estates, Habits habits, Database database, StreamId stream,
            JournalReader journal,
            EngineForms forms) {}

    public Views(Ground ground, Why why, Supplier<List<AgentCard>> cards, Supplier<StatusView> status) {
        EstateShelf estates = ground.estates();
        Loop<EngineCommand, EngineEvent, Effect> loop = ground.loop();
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
        NeedRendering needs = new NeedRendering(estates);
        ReadModel model = new ReadModel();
        this.stored = new regie.store.view.Views(ground.database(), ground.stream(), Tables.FORMAT);
        this.pieces = new StatePieces(ground.database(), ground.stream());
        Tables tables = new Tables(stored);
        this.follower = new Follower(loop, rendering, needs, cards, model, changes, tables, ground.habits(),
                seq -> history(ground, seq));
        Reading live = new LiveReading(loop, rendering, needs, model, estates, status, tables, cards);
        this.reading = new EitherReading(() -> writes(loop.standing()), live, 
                new StoredReading(tables, live, status, new StoredState(pieces, ground.forms()), rendering, needs));
        follower.start();
    }

    private static boolean writes(Standing standing) {
        return switch (standing) {
            case Standing.Following following -> false;
            case Standing.Stopped stopped -> false;
            case Standing.TakingOver takingOver -> true;
            case Standing.Writing writing -> true;
            case Standing.Doubting doubting -> true;
        };
    }

    private static List<Recorded<EngineEvent>> history(Ground ground, long seq) {
        return ground.journal().after(ground.stream(), seq, HISTORY_AT_ONCE).stream().filter(entry -> entry.body() != null)
                .map(entry -> new Recorded<>(ground.forms().decode(entry.type(), entry.typeVersion(), entry.body()), entry)).toList();
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
        stored.close();
        pieces.close();
    }
}
