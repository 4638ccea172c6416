package regie.agent.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import regie.actions.Actions;
import regie.agent.files.AgentFolder;
import regie.agent.loop.Inbox;
import regie.agent.loop.Log;
import regie.agent.loop.Outbox;
import regie.agent.loop.Timers;
import regie.kernel.Moment;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.protocol.agent.AgentEffect;
import regie.protocol.agent.AgentInput;
import regie.protocol.agent.AgentMachine;
import regie.protocol.agent.AgentTimer;
import regie.protocol.supervisor.FromSupervisor;
import regie.protocol.supervisor.ToSupervisor;
import regie.protocol.wire.Frame;
import regie.protocol.wire.FrameChannel;
import regie.protocol.wire.FrameProblem;

/** The loop of an agent: takes inputs one by one, lets the machine decide, carries out what it wants. */
public final class Agent {

    private final Inbox<AgentInput> inputs = new Inbox<>();
    private final Timers<AgentTimer> timers = new Timers<>();
    private final AgentMachine machine;
    private final ServerLink servers;
    private final SupervisorLink supervisors;
    private final Bundles bundles;
    private final OutputReading reading;
    private final Heads heads;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<Outbox<ToAgent, ToServer>> server = Optional.empty();
    private volatile Optional<Outbox<FromSupervisor, ToSupervisor>> supervisor = Optional.empty();
    private boolean leaving;

    /**
     * @param folder whose agent lock the caller holds
     * @param supervisor the supervisor's program
     */
    public Agent(AgentFolder folder, ToServer.Hello hello, List<InetSocketAddress> servers, Class<?> supervisor) throws IOException {
        this.bundles = new Bundles(folder);
        this.machine = new AgentMachine(hello, bundles.present(), new HostLaunches(Actions.installed(), bundles));
        this.servers = new ServerLink(servers);
        this.supervisors = new SupervisorLink(folder, supervisor);
        this.reading = new OutputReading(folder, this::tellServer, () -> server.map(Outbox::waiting).orElse(0));
        this.heads = new Heads(folder.heads(), Heads.LINES_MOST);
        new OutputRetention(folder).start();
    }

    /** Works until it is asked to end. */
    public void run() throws InterruptedException {
        try {
            take(new AgentInput.Begun());
            while (!leaving) {
                Optional<AgentTimer> due = timers.due();
                if (due.isPresent()) {
                    take(new AgentInput.TimerDue(due.get()));
                    continue;
                }
                inputs.next(timers.nanosToNext()).ifPresent(this::take);
            }
            supervisor.ifPresent(Outbox::close);
            server.ifPresent(Outbox::close);
        } finally {
            ended.countDown();
        }
    }

    /** Asks it to end, from any thread, and waits until it has. */
    public void stop(boolean kill) throws InterruptedException {
        inputs.add(new AgentInput.StopAsked(kill));
        ended.await();
    }

    private void take(AgentInput input) {
        Instant machineNow = Instant.now();
        Moment now = new Moment(machine.state().clock().at(machineNow), machineNow);
        try {
            machine.take(input, now).forEach(this::carryOut);
        } catch (RuntimeException bug) {
            Log.bug("at " + input.getClass().getSimpleName(), bug);
        }
    }

    private void carryOut(AgentEffect effect) {
        switch (effect) {
            case AgentEffect.ConnectServer connect -> Thread.ofPlatform().daemon().name("from-server").start(this::connectServer);
            case AgentEffect.CloseServer close -> server.ifPresent(Outbox::drop);
            case AgentEffect.RaiseSupervisor raise -> Thread.ofPlatform().daemon().name("from-supervisor").start(this::raiseSupervisor);
            case AgentEffect.TellServer tell -> tellServer(tell.message());
            case AgentEffect.TellSupervisor tell -> supervisor.ifPresent(outbox -> outbox.send(tell.message()));
            case AgentEffect.StoreChunk store -> bundles.take(store.chunk()).ifPresent(inputs::add);
            case AgentEffect.Read read -> reading.start(read.request());
            case AgentEffect.StopReading stop -> reading.stop(stop.request());
            case AgentEffect.StopAllReading stop -> reading.stopAll();
            case AgentEffect.KeepHead keep -> heads.keep(keep.head());
            case AgentEffect.SetTimer set -> timers.set(set.timer(), set.at());
            case AgentEffect.Say say -> Log.say(say.sentence().en());
            case AgentEffect.Leave leave -> leaving = true;
        }
    }

    private void tellServer(ToServer message) {
        server.ifPresent(outbox -> outbox.send(message));
    }

    private void connectServer() {
        Optional<FrameChannel<ToAgent, ToServer>> link = servers.connect();
        link.ifPresent(channel -> {
            server = Optional.of(new Outbox<>("server-outbox", channel));
            inputs.add(new AgentInput.ServerLinked());
            listen(channel, AgentInput.FromServer::new);
            server.ifPresent(Outbox::drop);
            server = Optional.empty();
        });
        inputs.add(new AgentInput.ServerLost());
    }

    private void raiseSupervisor() {
        try {
            Optional<FrameChannel<FromSupervisor, ToSupervisor>> link = supervisors.raise();
            link.ifPresent(channel -> {
                supervisor = Optional.of(new Outbox<>("supervisor-outbox", channel));
                inputs.add(new AgentInput.SupervisorLinked());
                listen(channel, AgentInput.FromItsSupervisor::new);
                supervisor.ifPresent(Outbox::drop);
                supervisor = Optional.empty();
            });
            inputs.add(new AgentInput.SupervisorLost());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads until the link ends. A frame that cannot be told from the next ends it too. */
    private <I, O> void listen(FrameChannel<I, O> channel, Function<I, AgentInput> input) {
        while (true) {
            switch (channel.read()) {
                case Frame.Message<I> message -> inputs.add(input.apply(message.message()));
                case Frame.Wrong<I> wrong -> {
                    Log.say(wrong.problem().sentence().en());
                    if (wrong.problem() instanceof FrameProblem.FrameTooLong) {
                        return;
                    }
                }
                case Frame.End<I> end -> {
                    return;
                }
            }
        }
    }
}
