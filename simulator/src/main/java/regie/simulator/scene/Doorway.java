package regie.simulator.scene;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import regie.kernel.HostName;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.simulator.chance.Chance;
import regie.simulator.host.SimulatedHost;
import regie.simulator.host.Surroundings;
import regie.simulator.network.Link;
import regie.simulator.network.NetworkWeather;
import regie.simulator.server.SimulatedServer;
import regie.simulator.time.VirtualTime;

/** The way from hosts to servers: who can reach whom, and the links that stand. */
final class Doorway implements Surroundings.Doors {

    private static final Duration QUICK = Duration.ofNanos(300_000);
    private static final Duration REFUSED_MOST = Duration.ofMillis(40);
    private static final Duration NO_ANSWER = Duration.ofSeconds(3);

    private final VirtualTime time;
    private final Supplier<NetworkWeather> weather;
    private final List<SimulatedServer> servers;
    private final Map<HostName, Long> partedUntil = new LinkedHashMap<>();
    private final List<Standing> links = new ArrayList<>();
    private int made;

    private record Standing(HostName host, Link<ToServer, ToAgent> link) {}

    Doorway(VirtualTime time, Supplier<NetworkWeather> weather, List<SimulatedServer> servers) {
        this.time = time;
        this.weather = weather;
        this.servers = servers;
    }

    @Override
    public int count() {
        return servers.size();
    }

    @Override
    public void connect(SimulatedHost host, int door, Chance chance, Surroundings.Answer answer) {
        if (parted(host.name())) {
            time.after(NO_ANSWER, answer::closed);
            return;
        }
        time.after(chance.skewed(QUICK, weather.get().delayMost()), () -> {
            Link<ToServer, ToAgent> link = new Link<>(host.name() + ">" + servers.get(door).name() + "#" + ++made, time,
                    chance.fork("link " + made), weather, Doorway::repeats);
            if (parted(host.name()) || !servers.get(door).accept(link, answer.end())) {
                time.after(chance.skewed(QUICK, REFUSED_MOST), answer::closed);
                return;
            }
            links.removeIf(standing -> !standing.link().standing());
            links.add(new Standing(host.name(), link));
            answer.open(link);
        });
    }

    /** Greetings and inventories belong to their link; the rest may come twice and late. */
    private static boolean repeats(Object message) {
        return message instanceof ToAgent.Start || message instanceof ToAgent.Kill || message instanceof ToAgent.Settled
                || message instanceof ToServer.Started || message instanceof ToServer.Ended;
    }

    void cut(HostName host) {
        links.stream().filter(standing -> standing.host().equals(host)).toList().forEach(standing -> standing.link().cut());
    }

    /** Nothing passes for a while, and the links that stood stay silent for ever. */
    void part(HostName host, Duration lasts) {
        partedUntil.put(host, time.nanos() + lasts.toNanos());
        links.stream().filter(standing -> standing.host().equals(host)).forEach(standing -> standing.link().stall());
    }

    void heal() {
        partedUntil.clear();
    }

    private boolean parted(HostName host) {
        return partedUntil.getOrDefault(host, 0L) > time.nanos();
    }
}
