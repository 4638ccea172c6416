package regie.simulator.scene;

import java.time.Duration;
import java.util.List;
import regie.simulator.audit.Auditor;
import regie.simulator.database.DatabaseWeather;
import regie.simulator.database.Stored;
import regie.simulator.fault.Fault;
import regie.simulator.fault.FaultScript;
import regie.simulator.host.HostWeather;
import regie.simulator.host.SimulatedHost;
import regie.simulator.network.NetworkWeather;
import regie.simulator.server.SimulatedServer;
import regie.simulator.time.VirtualTime;
import regie.simulator.trace.Trace;

/** Makes the faults of a script happen. */
final class FaultPlayer {

    private final VirtualTime time;
    private final Trace trace;
    private final Weather weather;
    private final Doorway doorway;
    private final Stored stored;
    private final List<SimulatedServer> servers;
    private final List<SimulatedHost> hosts;
    private final Auditor auditor;
    private Duration killAtCommit = Duration.ZERO;

    FaultPlayer(VirtualTime time, Trace trace, Weather weather, Doorway doorway, Stored stored,
            List<SimulatedServer> servers, List<SimulatedHost> hosts, Auditor auditor) {
        this.time = time;
        this.trace = trace;
        this.weather = weather;
        this.doorway = doorway;
        this.stored = stored;
        this.servers = servers;
        this.hosts = hosts;
        this.auditor = auditor;
    }

    void play(FaultScript script) {
        for (FaultScript.Planned planned : script.faults()) {
            time.after(planned.at(), () -> strike(planned.fault()));
        }
    }

    /** A commit is in, and its writer does not know yet. */
    void committed() {
        if (killAtCommit.isZero()) {
            return;
        }
        Duration back = killAtCommit;
        killAtCommit = Duration.ZERO;
        servers.stream().filter(SimulatedServer::writes).findFirst().ifPresent(server -> kill(server, back));
    }

    /** Everything gets well: nothing new goes wrong from here on. */
    void stop() {
        weather.calm();
        doorway.heal();
        killAtCommit = Duration.ZERO;
        hosts.forEach(host -> host.disk().full(false));
        servers.forEach(SimulatedServer::start);
    }

    private void strike(Fault fault) {
        trace.line("fault", fault.toString());
        switch (fault) {
            case Fault.KillServer kill -> kill(servers.get(kill.server() % servers.size()), kill.back());
            case Fault.KillAtCommit kill -> killAtCommit = kill.back();
            case Fault.FreezeServer freeze -> servers.get(freeze.server() % servers.size()).freeze(freeze.pause());
            case Fault.Usurp usurp -> stored.usurp();
            case Fault.DatabaseAway away -> weather.databaseAway(away.time());
            case Fault.DatabaseRough rough -> weather.database(new DatabaseWeather(false, rough.latencyMost(),
                    rough.answersLostPercent(), rough.requestsLostPercent()), rough.time());
            case Fault.CutLinks cut -> doorway.cut(host(cut.host()).name());
            case Fault.Partition part -> doorway.part(host(part.host()).name(), part.time());
            case Fault.NetworkRough rough -> weather.network(new NetworkWeather(rough.delayMost(), rough.doubledPercent(),
                    rough.latePercent()), rough.time());
            case Fault.KillAgent kill -> host(kill.host()).killAgent();
            case Fault.KillSupervisor kill -> host(kill.host()).killSupervisor();
            case Fault.LoseDisk lose -> loseDisk(host(lose.host()), lose.processesToo());
            case Fault.CutPower cut -> host(cut.host()).cutPower();
            case Fault.FillDisk fill -> {
                SimulatedHost host = host(fill.host());
                host.disk().full(true);
                time.after(fill.time(), () -> host.disk().full(false));
            }
            case Fault.HostsRough rough -> weather.hosts(new HostWeather(rough.flushMost(), rough.spawnsRefusedPercent()), rough.time());
            case Fault.JumpServerClock jump -> servers.get(jump.server() % servers.size()).clock().jump(jump.by());
            case Fault.JumpHostClock jump -> host(jump.host()).clock().jump(jump.by());
        }
    }

    /** Of processes that outlive their disk nobody can know: what they do is nobody's fault. */
    private void loseDisk(SimulatedHost host, boolean processesToo) {
        if (!processesToo) {
            auditor.processes().on(host.name()).forEach(process -> auditor.excuse(process.attempt()));
        }
        host.loseDisk(processesToo);
    }

    private void kill(SimulatedServer server, Duration back) {
        server.kill();
        time.after(back, server::start);
    }

    private SimulatedHost host(int number) {
        return hosts.get(number % hosts.size());
    }
}
