package regie.simulator.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.effect.Effect;
import regie.kernel.Actor;
import regie.runtime.Feature;
import regie.runtime.Loop;
import regie.runtime.LoopPorts;
import regie.runtime.LoopSettings;
import regie.runtime.Machine;
import regie.runtime.Outside;
import regie.runtime.Recorded;
import regie.runtime.Request;
import regie.runtime.Standing;
import regie.runtime.clock.Clocks;
import regie.runtime.clock.ProductionClock;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Provenance;
import regie.runtime.lease.Holder;
import regie.simulator.chance.Chance;
import regie.simulator.database.DatabaseLine;
import regie.simulator.time.Alarm;
import regie.simulator.time.Life;
import regie.simulator.time.WallClock;

/** One life of a server: the real loop, stepped whenever it has something to do. */
public final class ServerProgram {

    private static final Duration WAKE = Duration.ofNanos(20_000);
    private static final long LEAST_SLEEP_NANOS = 20_000;
    private static final int STEPS_MAX = 20_000;
    private static final int IDLE_STEPS_MAX = 5_000;
    private static final Provenance AGENTS = Provenance.of(new Actor("regie"), "agent");

    private final String name;
    private final ServerParts parts;
    private final WallClock clock;
    private final Life life;
    private final DatabaseLine line;
    private final AgentDesk desk;
    private final Loop<EngineCommand, EngineEvent, Effect> loop;
    private @Nullable Machine<EngineCommand, EngineEvent, Effect> machine;
    private @Nullable Alarm next;
    private int idleSteps;
    private long frozenUntil;

    ServerProgram(String name, int number, ServerParts parts, WallClock clock, Chance chance) {
        this.name = name;
        this.parts = parts;
        this.clock = clock;
        this.life = new Life(parts.time());
        this.line = new DatabaseLine(parts.stored(), parts.database(), parts.time(), life, chance, parts.sabotage());
        this.desk = new AgentDesk(life, clock, parts.time()::nanos, this::writes, this::fromAgents);
        Clocks clocks = new Clocks(new Production(), clock, parts.time()::nanos);
        this.loop = new Loop<>(parts.stream(), new Holder(name, name + "#" + number), watched(parts.feature()),
                new LoopPorts(line, line, line, clocks), new Out(), new LoopSettings(2_000, 200, 400, Duration.ofMillis(500)));
    }

    private Feature<EngineCommand, EngineEvent, Effect> watched(Feature<EngineCommand, EngineEvent, Effect> feature) {
        return new Feature<>(() -> {
            Machine<EngineCommand, EngineEvent, Effect> made = feature.machine().get();
            machine = made;
            return made;
        }, feature.events(), feature.commands());
    }

    /** The machine of the term with that epoch, for a look between two steps; empty while this server does not write in it. */
    public Optional<Machine<EngineCommand, EngineEvent, Effect>> machine(long epoch) {
        boolean writes = loop.standing() instanceof Standing.Writing writing && writing.epoch() == epoch;
        return writes ? Optional.ofNullable(machine) : Optional.empty();
    }

    void begin() {
        loop.onSignal(this::wake);
        wake();
    }

    void die() {
        life.end();
        desk.dismissAll();
    }

    boolean writes() {
        return loop.standing() instanceof Standing.Writing || loop.standing() instanceof Standing.Doubting;
    }

    DatabaseLine line() {
        return line;
    }

    AgentDesk desk() {
        return desk;
    }

    public Standing standing() {
        return loop.standing();
    }

    /** Whether everything decided is committed, so that its state is the journal's. */
    public boolean idle() {
        return loop.isIdle();
    }

    CompletableFuture<Answer> submit(Request<EngineCommand> request) {
        return life.alive() ? loop.submit(request) : CompletableFuture.completedFuture(new Answer.Unknown());
    }

    /** Looks at the machine as the loop has it; the result comes once what it shows is committed. */
    public <R> CompletableFuture<R> look(Function<? super Machine<EngineCommand, EngineEvent, Effect>, ? extends R> look) {
        return loop.look(look);
    }

    private void fromAgents(EngineCommand command) {
        submit(Request.of(command, AGENTS)).thenAccept(answer -> {
            if (answer instanceof Answer.Busy) {
                desk.dismissAll();
            } else if (command instanceof EngineCommand.AgentJoined joined) {
                loop.look(machine -> parts.wanted().apply(machine, joined)).thenAccept(wanted -> wanted.forEach(desk::effect));
            }
        });
    }

    private void wake() {
        sleep(WAKE.toNanos());
    }

    private void sleep(long nanos) {
        Alarm planned = next;
        long due = parts.time().nanos() + nanos;
        if (planned != null && planned.dueNanos() <= due) {
            return;
        }
        if (planned != null) {
            planned.cancel();
        }
        next = life.after(Duration.ofNanos(nanos), this::run);
    }

    /** The whole machine stands still, as a virtual one does while it is moved: it knows nothing of it. */
    void freeze(Duration pause) {
        frozenUntil = parts.time().nanos() + pause.toNanos();
    }

    private void run() {
        next = null;
        long frozen = frozenUntil - parts.time().nanos();
        if (frozen > 0) {
            sleep(frozen);
            return;
        }
        int steps = 0;
        while (loop.step()) {
            if (++steps > STEPS_MAX) {
                parts.wrong().accept("the loop comes to rest", name + " steps on and on at one instant");
                return;
            }
        }
        idleSteps = steps == 0 ? idleSteps + 1 : 0;
        if (idleSteps > IDLE_STEPS_MAX) {
            parts.wrong().accept("the loop comes to rest", name + " wakes up again and again with nothing to do, "
                    + loop.standing());
        }
        sleep(Math.max(loop.nanosUntilStep(), LEAST_SLEEP_NANOS));
    }

    private final class Production implements ProductionClock {

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public long nanosUntil(Instant instant) {
            Duration left = clock.until(instant);
            return left.isNegative() ? 0 : Math.min(left.toNanos(), Duration.ofDays(30).toNanos());
        }

        @Override
        public double speed() {
            return 1;
        }
    }

    private final class Out implements Outside<EngineEvent, Effect> {

        @Override
        public void committed(List<Recorded<EngineEvent>> events) {
            // What is true is told by the database itself; this server's hearing of it changes nothing.
        }

        @Override
        public void effects(List<Effect> effects) {
            if (life.alive()) {
                effects.forEach(desk::effect);
            }
        }

        @Override
        public void standing(Standing standing) {
            parts.trace().line("srv:" + name, standing.toString());
            switch (standing) {
                case Standing.Writing writing -> loop.look(parts.connected()).thenAccept(desk::expect);
                case Standing.Doubting doubting -> { }
                case Standing.Following following -> desk.dismissAll();
                case Standing.TakingOver takingOver -> desk.dismissAll();
                case Standing.Stopped stopped -> {
                    desk.dismissAll();
                    parts.wrong().accept("the loop does not stop by itself", name + ": " + stopped.cause());
                }
            }
        }
    }
}
