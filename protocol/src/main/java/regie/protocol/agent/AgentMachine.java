package regie.protocol.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.kernel.Moment;
import regie.kernel.Text;
import regie.protocol.AttemptResult;
import regie.protocol.StartProblem;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.protocol.agent.AgentState.ServerLink;
import regie.protocol.agent.AgentState.SupervisorLink;
import regie.protocol.supervisor.FromSupervisor;
import regie.protocol.supervisor.ToSupervisor;

/**
 * The agent of a host, as a pure machine between two links. It greets the server, turns starts into
 * commands for the supervisor, fetches the files that they need, and passes on what the supervisor
 * tells. It may be killed at any moment: the supervisor keeps what counts, and whenever server and
 * supervisor are both there anew, the whole inventory is told again.
 *
 * <p>Whoever drives it hands every input to {@link #take} from one thread and carries out the
 * effects in order.
 */
public final class AgentMachine {

    static final int MOST_WAITING_FOR_BUNDLES = 10_000;
    private static final Duration GREETING_MOST = Duration.ofSeconds(10);
    private static final Duration LEAVING_MOST = Duration.ofSeconds(40);
    private static final Duration BACKOFF_LEAST = Duration.ofMillis(100);
    private static final int BACKOFF_DOUBLINGS = 3;

    private final AgentState state = new AgentState();
    private final ToServer.Hello hello;
    private final Launches launches;

    /**
     * @param hello the greeting, which does not change while this agent lives
     * @param bundles the hashes of those that are unpacked already
     */
    public AgentMachine(ToServer.Hello hello, List<String> bundles, Launches launches) {
        this.hello = hello;
        this.launches = launches;
        bundles.forEach(hash -> state.evolve(new AgentChange.BundleKnown(hash)));
    }

    /** Decides, evolves, and returns what is to be done, in order. */
    public List<AgentEffect> take(AgentInput input, Moment now) {
        AgentStep step = decide(input, now);
        step.changes().forEach(state::evolve);
        return step.effects();
    }

    public AgentState state() {
        return state;
    }

    private AgentStep decide(AgentInput input, Moment now) {
        AgentStep step = new AgentStep(state);
        switch (input) {
            case AgentInput.Begun begun -> step.effect(new AgentEffect.RaiseSupervisor()).effect(new AgentEffect.ConnectServer());
            case AgentInput.ServerLinked linked -> step.tell(hello)
                    .change(new AgentChange.ServerIs(new ServerLink.Greeting(failures())))
                    .timer(AgentTimer.CONNECT, now.machine().plus(GREETING_MOST));
            case AgentInput.ServerLost lost -> serverLost(now, step);
            case AgentInput.FromServer from -> fromServer(from.message(), now, step);
            case AgentInput.SupervisorLinked linked -> supervisorLinked(step);
            case AgentInput.SupervisorLost lost -> supervisorLost(now, step);
            case AgentInput.FromItsSupervisor from -> fromSupervisor(from.message(), step);
            case AgentInput.BundleStored stored -> {
                step.change(new AgentChange.BundleKnown(stored.hash())).change(new AgentChange.WaitsNoMore(stored.hash()));
                state.startsWaitingFor(stored.hash()).forEach(start -> launch(start, step));
            }
            case AgentInput.BundleFailed failed -> {
                step.say(failed.why());
                refuseWaiting(failed.hash(), step);
            }
            case AgentInput.TimerDue due -> timerDue(due.timer(), now, step);
            case AgentInput.StopAsked asked -> leave(asked.kill(), now, step);
        }
        return step;
    }

    private int failures() {
        return switch (state.server()) {
            case ServerLink.Away away -> away.failures();
            case ServerLink.Greeting greeting -> greeting.failures();
            case ServerLink.Welcomed welcomed -> 0;
        };
    }

    /** Doubling waits, with a little that differs by agent, so that a hundred of them do not come back as one. */
    private Instant backoff(int failures, Moment now) {
        long millis = BACKOFF_LEAST.toMillis() << Math.min(failures, BACKOFF_DOUBLINGS);
        return now.machine().plusMillis(millis + Math.floorMod(hello.incarnation().hashCode(), 100) * millis / 400);
    }

    private void serverLost(Moment now, AgentStep step) {
        step.effect(new AgentEffect.StopAllReading())
                .change(new AgentChange.ServerIs(new ServerLink.Away(failures() + 1)))
                .timer(AgentTimer.CONNECT, backoff(failures(), now));
    }

    private void supervisorLinked(AgentStep step) {
        step.change(new AgentChange.SupervisorIs(new SupervisorLink.Attached()))
                .effect(new AgentEffect.TellSupervisor(new ToSupervisor.Attach(ToServer.VERSION)))
                .effect(new AgentEffect.TellSupervisor(new ToSupervisor.ClockIs(state.clock())));
        state.queue().forEach(message -> step.effect(new AgentEffect.TellSupervisor(message)));
        step.change(new AgentChange.QueueEmptied());
        if (state.welcomed()) {
            step.effect(new AgentEffect.TellSupervisor(new ToSupervisor.Report()));
        }
    }

    private void supervisorLost(Moment now, AgentStep step) {
        int failures = switch (state.supervisor()) {
            case SupervisorLink.Away away -> away.failures() + 1;
            case SupervisorLink.Attached attached -> 0;
        };
        step.change(new AgentChange.SupervisorIs(new SupervisorLink.Away(failures)));
        if (state.leaving()) {
            step.effect(new AgentEffect.Leave());
            return;
        }
        step.timer(AgentTimer.RAISE, failures == 0 ? now.machine() : backoff(failures, now));
    }

    private void fromSupervisor(FromSupervisor message, AgentStep step) {
        switch (message) {
            case FromSupervisor.Attached attached -> { }
            case FromSupervisor.Leaving leaving -> {
                if (state.leaving()) {
                    step.effect(new AgentEffect.Leave());
                }
            }
            case FromSupervisor.Tells tells -> {
                count(tells.message(), step);
                if (state.welcomed()) {
                    step.tell(tells.message());
                }
            }
        }
    }

    private void count(ToServer told, AgentStep step) {
        switch (told) {
            case ToServer.Inventory page -> page.running().forEach(one -> step.change(new AgentChange.Lives(one.attempt())));
            case ToServer.Started started -> step.change(new AgentChange.Lives(started.attempt().attempt()));
            case ToServer.Ended ended -> step.change(new AgentChange.LivesNoMore(ended.attempt()));
            case ToServer.Hello other -> { }
            case ToServer.Heartbeat other -> { }
            case ToServer.OutputChunk other -> { }
            case ToServer.BundleWanted other -> { }
        }
    }

    private void fromServer(ToAgent message, Moment now, AgentStep step) {
        step.change(new AgentChange.ServerHeard(now.machine()));
        switch (message) {
            case ToAgent.Welcome welcome -> welcomed(welcome, now, step);
            case ToAgent.Heard heard -> { }
            case ToAgent.Refused refused -> step.say(refused.sentence())
                    .change(new AgentChange.ServerIs(new ServerLink.Greeting(Math.max(failures(), 4))))
                    .effect(new AgentEffect.CloseServer());
            case ToAgent.Start start -> start(start, step);
            case ToAgent.Kill kill -> step.change(new AgentChange.KilledWhileWaiting(kill.attempt()))
                    .supervisor(new ToSupervisor.Kill(kill.attempt(), kill.token()));
            case ToAgent.Settled settled -> step.supervisor(new ToSupervisor.Settled(settled.attempts()));
            case ToAgent.ReadOutput read -> step.effect(new AgentEffect.Read(read));
            case ToAgent.StopReading stop -> step.effect(new AgentEffect.StopReading(stop.request()));
            case ToAgent.BundleChunk chunk -> step.effect(new AgentEffect.StoreChunk(chunk));
            case ToAgent.BundleMissing missing -> refuseWaiting(missing.hash(), step);
            case ToAgent.KeepHead head -> step.effect(new AgentEffect.KeepHead(head));
            case ToAgent.Shutdown shutdown -> leave(shutdown.kill(), now, step);
        }
    }

    private void welcomed(ToAgent.Welcome welcome, Moment now, AgentStep step) {
        step.change(new AgentChange.ServerIs(new ServerLink.Welcomed(welcome.heartbeat())))
                .change(new AgentChange.ClockIs(welcome.clock()))
                .timer(AgentTimer.HEARTBEAT, now.machine().plus(welcome.heartbeat()))
                .timer(AgentTimer.SILENCE, now.machine().plus(silence(welcome.heartbeat())));
        if (state.attached()) {
            step.effect(new AgentEffect.TellSupervisor(new ToSupervisor.ClockIs(welcome.clock())))
                    .effect(new AgentEffect.TellSupervisor(new ToSupervisor.Report()));
        }
        state.bundlesWanted().forEach(hash -> step.tell(new ToServer.BundleWanted(hash)));
    }

    private static Duration silence(Duration heartbeat) {
        return heartbeat.multipliedBy(ToAgent.SILENT_BEATS);
    }

    /** Whatever the server says shows that it is there; only in its silence the link is cut. */
    private void listenOn(ServerLink.Welcomed welcomed, Moment now, AgentStep step) {
        Instant until = state.heardServer().plus(silence(welcomed.heartbeat()));
        if (until.isAfter(now.machine())) {
            step.timer(AgentTimer.SILENCE, until);
            return;
        }
        step.say(new Text("Le serveur ne répond plus aux battements ; la liaison est coupée et refaite.",
                        "The server answers no heartbeats any more; the link is cut and made anew."))
                .effect(new AgentEffect.CloseServer());
    }

    private void start(ToAgent.Start start, AgentStep step) {
        if (state.leaving()) {
            return;
        }
        if (!start.incarnation().equals(hello.incarnation())) {
            refuse(start, new StartProblem.OtherIncarnation(start.incarnation(), hello.incarnation()), step);
            return;
        }
        Optional<String> missing = start.bundle().filter(hash -> !state.hasBundle(hash));
        if (missing.isEmpty()) {
            launch(start, step);
            return;
        }
        if (state.startsWaiting() >= MOST_WAITING_FOR_BUNDLES) {
            refuse(start, new StartProblem.TooManyWaiting(MOST_WAITING_FOR_BUNDLES), step);
            return;
        }
        step.change(new AgentChange.WaitsForBundle(start));
        if (!state.bundlesWanted().contains(missing.get())) {
            step.tell(new ToServer.BundleWanted(missing.get()));
        }
    }

    private void launch(ToAgent.Start start, AgentStep step) {
        switch (launches.of(start, start.timeout().map(state.clock()::onMachine))) {
            case Launches.Launching.Ready ready -> {
                step.change(new AgentChange.Lives(start.attempt()));
                step.supervisor(ready.launch());
            }
            case Launches.Launching.Refused refused -> refuse(start, refused.problem(), step);
        }
    }

    /** A refusal is recorded like an end: the same start, coming again later, must not run after all. */
    private static void refuse(ToAgent.Start start, StartProblem problem, AgentStep step) {
        step.supervisor(new ToSupervisor.Refuse(start.attempt(), start.token(), AttemptResult.notStarted(problem)));
    }

    private void refuseWaiting(String hash, AgentStep step) {
        step.change(new AgentChange.WaitsNoMore(hash));
        state.startsWaitingFor(hash).forEach(start -> refuse(start, new StartProblem.BundleUnavailable(hash), step));
    }

    private void timerDue(AgentTimer timer, Moment now, AgentStep step) {
        switch (timer) {
            case HEARTBEAT -> {
                if (state.server() instanceof ServerLink.Welcomed welcomed) {
                    step.tell(new ToServer.Heartbeat(now.machine(), state.running()))
                            .timer(AgentTimer.HEARTBEAT, now.machine().plus(welcomed.heartbeat()));
                }
            }
            case SILENCE -> {
                if (state.server() instanceof ServerLink.Welcomed welcomed) {
                    listenOn(welcomed, now, step);
                }
            }
            case CONNECT -> {
                switch (state.server()) {
                    case ServerLink.Away away -> step.effect(new AgentEffect.ConnectServer());
                    case ServerLink.Greeting greeting -> step.effect(new AgentEffect.CloseServer());
                    case ServerLink.Welcomed welcomed -> { }
                }
            }
            case RAISE -> {
                if (!state.attached()) {
                    step.effect(new AgentEffect.RaiseSupervisor());
                }
            }
            case LEAVE -> step.say(new Text(
                            "Le superviseur n'a pas fini d'interrompre les traitements ; l'agent s'arrête, le superviseur continue.",
                            "The supervisor has not finished stopping the work; the agent ends, the supervisor carries on."))
                    .effect(new AgentEffect.Leave());
        }
    }

    private void leave(boolean kill, Moment now, AgentStep step) {
        step.change(new AgentChange.Leaves()).supervisor(new ToSupervisor.Quit(kill));
        if (kill) {
            step.timer(AgentTimer.LEAVE, now.machine().plus(LEAVING_MOST));
            return;
        }
        step.effect(new AgentEffect.Leave());
    }
}
