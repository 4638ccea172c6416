package regie.simulator.host;

import java.time.Duration;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.kernel.Moment;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.protocol.agent.AgentEffect;
import regie.protocol.agent.AgentInput;
import regie.protocol.agent.AgentMachine;
import regie.protocol.agent.AgentTimer;
import regie.protocol.agent.Launches;
import regie.protocol.supervisor.FromSupervisor;
import regie.protocol.supervisor.ToSupervisor;
import regie.simulator.network.End;
import regie.simulator.network.Link;
import regie.simulator.time.Alarm;
import regie.simulator.time.Life;

/** One life of an agent: carries out the effects of the real machine. */
final class AgentProgram {

    private static final Duration QUICK = Duration.ofNanos(100_000);
    private static final Duration RAISE_MOST = Duration.ofMillis(60);

    private final SimulatedHost host;
    private final AgentMachine machine;
    private final Life life;
    private final Map<AgentTimer, Alarm> timers = new LinkedHashMap<>();
    private @Nullable Link<ToServer, ToAgent> server;
    private @Nullable Socket supervisor;
    private int connections;
    private int door;

    AgentProgram(SimulatedHost host) {
        this.host = host;
        this.life = new Life(host.around().time());
        this.door = host.chance().below(host.around().doors().count());
        ToServer.Hello hello = new ToServer.Hello(ToServer.VERSION, host.name(), host.incarnation(), "token", host.boot(),
                host.slots(), Map.of());
        this.machine = new AgentMachine(hello, List.of(), AgentProgram::launch);
    }

    private static Launches.Launching launch(ToAgent.Start start, Optional<Duration> timeout) {
        return new Launches.Launching.Ready(new ToSupervisor.Launch(start.attempt(), start.token(),
                List.of(start.action()), start.environment(), Optional.empty(), start.folder(), start.user(),
                timeout, start.grace(), start.outputLimit(), start.failOnOutput()));
    }

    void begin() {
        host.trace("agent starts as " + host.incarnation());
        take(new AgentInput.Begun());
    }

    void die() {
        life.end();
        if (server != null) {
            server.cut();
        }
        if (supervisor != null) {
            supervisor.close();
        }
    }

    void heard(Socket from, FromSupervisor message) {
        if (life.alive() && from == supervisor) {
            take(new AgentInput.FromItsSupervisor(message));
        }
    }

    void supervisorGone(Socket gone) {
        if (life.alive() && gone == supervisor) {
            supervisor = null;
            take(new AgentInput.SupervisorLost());
        }
    }

    private void take(AgentInput input) {
        Moment now = new Moment(machine.state().clock().at(host.clock().instant()), host.clock().instant());
        machine.take(input, now).forEach(this::carryOut);
    }

    private void carryOut(AgentEffect effect) {
        if (!life.alive()) {
            return;
        }
        switch (effect) {
            case AgentEffect.ConnectServer connect -> connect();
            case AgentEffect.CloseServer close -> {
                if (server != null) {
                    server.cut();
                }
            }
            case AgentEffect.RaiseSupervisor raise -> life.after(host.chance().skewed(QUICK, RAISE_MOST), this::raise);
            case AgentEffect.TellServer tell -> {
                if (server != null) {
                    server.tellFar(tell.message());
                }
            }
            case AgentEffect.TellSupervisor tell -> {
                if (supervisor != null) {
                    supervisor.toSupervisor(tell.message());
                }
            }
            case AgentEffect.SetTimer set -> setTimer(set);
            case AgentEffect.Leave leave -> {
                die();
                host.agentLeft(this);
            }
            case AgentEffect.Say say -> host.trace(say.sentence().en());
            case AgentEffect.StoreChunk none -> { }
            case AgentEffect.Read none -> { }
            case AgentEffect.StopReading none -> { }
            case AgentEffect.StopAllReading none -> { }
            case AgentEffect.KeepHead none -> { }
        }
    }

    private void raise() {
        if (supervisor != null && supervisor.open()) {
            return;
        }
        SupervisorProgram there = host.raiseSupervisor();
        Socket made = new Socket(host.around().time(), this, there);
        supervisor = made;
        there.attach(made);
        take(new AgentInput.SupervisorLinked());
    }

    private void setTimer(AgentEffect.SetTimer set) {
        Alarm before = timers.remove(set.timer());
        if (before != null) {
            before.cancel();
        }
        timers.put(set.timer(), life.after(host.clock().until(set.at()), () -> take(new AgentInput.TimerDue(set.timer()))));
    }

    private void connect() {
        int connection = ++connections;
        int tried = door++ % host.around().doors().count();
        host.around().doors().connect(host, tried, host.chance(), new Surroundings.Answer() {

            @Override
            public End<ToAgent> end() {
                return new ServerEnd(connection);
            }

            @Override
            public void open(Link<ToServer, ToAgent> link) {
                if (!life.alive() || connection != connections) {
                    link.cut();
                    return;
                }
                server = link;
                take(new AgentInput.ServerLinked());
            }

            @Override
            public void closed() {
                if (life.alive() && connection == connections) {
                    take(new AgentInput.ServerLost());
                }
            }
        });
    }

    /** This agent's end of one link; only the newest link's loss counts, what was read from an older one still comes in. */
    private final class ServerEnd implements End<ToAgent> {

        private final int connection;

        ServerEnd(int connection) {
            this.connection = connection;
        }

        @Override
        public void received(ToAgent message) {
            if (!life.alive()) {
                return;
            }
            boolean greeting = message instanceof ToAgent.Welcome || message instanceof ToAgent.Refused;
            if (connection == connections || !greeting) {
                take(new AgentInput.FromServer(message));
            }
        }

        @Override
        public void lost() {
            if (life.alive() && connection == connections) {
                server = null;
                take(new AgentInput.ServerLost());
            }
        }
    }
}
