package regie.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.effect.Effect;
import regie.engine.state.EngineState;
import regie.kernel.Actor;
import regie.runtime.Intake;
import regie.runtime.Loop;
import regie.runtime.Request;
import regie.runtime.journal.Answer;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.JournalReader;
import regie.runtime.journal.Provenance;
import regie.runtime.journal.StreamId;
import regie.server.gateway.EngineGateway;
import regie.server.machine.EngineForms;
import regie.server.machine.StateHolder;

/** The gateway's way to the engine: commands by the intake, looks by the loop, events by the journal. */
final class EngineDoor implements EngineGateway.Door {

    private static final long ANSWER_SECONDS = 30;
    private static final long LOOK_SECONDS = 5;
    private static final int EVENTS_MAX = 10_000;

    private final StreamId stream;
    private final Loop<EngineCommand, EngineEvent, Effect> loop;
    private final Intake<EngineCommand> intake;
    private final JournalReader journal;
    private final EngineForms forms;

    EngineDoor(StreamId stream, Loop<EngineCommand, EngineEvent, Effect> loop, Intake<EngineCommand> intake, JournalReader journal,
            EngineForms forms) {
        this.stream = stream;
        this.loop = loop;
        this.intake = intake;
        this.journal = journal;
        this.forms = forms;
    }

    @Override
    public Answer ask(EngineCommand command, Actor actor, String reason, String commandId) {
        Provenance provenance = Provenance.of(actor, "api").because(reason);
        try {
            return intake.submit(Request.of(new CommandId(commandId), command, provenance)).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException unknown) {
            return new Answer.Unknown();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer.Unknown();
        }
    }

    @Override
    public <R> Optional<R> look(Function<EngineState, R> at) {
        try {
            return Optional.ofNullable(loop.<R>look(machine -> at.apply(((StateHolder) machine).state())).get(LOOK_SECONDS,
                    TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException notHere) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public List<EngineEvent> events(Answer.Done done) {
        int count = (int) Math.min(EVENTS_MAX, done.lastSeq() - done.firstSeq() + 1);
        List<EngineEvent> events = new ArrayList<>();
        if (count > 0) {
            for (JournalEvent entry : journal.after(stream, done.firstSeq() - 1, count)) {
                if (entry.body() != null) {
                    events.add(forms.decode(entry.type(), entry.typeVersion(), entry.body()));
                }
            }
        }
        return events;
    }
}
