package regie.simulator.scene;

import java.time.Duration;
import regie.simulator.database.DatabaseWeather;
import regie.simulator.host.HostWeather;
import regie.simulator.network.NetworkWeather;
import regie.simulator.time.VirtualTime;

/** How things are now: calm unless a fault made them rough, and calm again once its time is over. */
final class Weather {

    private final VirtualTime time;
    private DatabaseWeather database = DatabaseWeather.CALM;
    private NetworkWeather network = NetworkWeather.CALM;
    private HostWeather hosts = HostWeather.CALM;
    private long awayUntil;

    Weather(VirtualTime time) {
        this.time = time;
    }

    DatabaseWeather database() {
        return time.nanos() < awayUntil
                ? new DatabaseWeather(true, database.latencyMost(), database.answerLostPercent(), database.requestLostPercent())
                : database;
    }

    NetworkWeather network() {
        return network;
    }

    HostWeather hosts() {
        return hosts;
    }

    void databaseAway(Duration lasts) {
        awayUntil = Math.max(awayUntil, time.nanos() + lasts.toNanos());
    }

    void database(DatabaseWeather rough, Duration lasts) {
        database = rough;
        time.after(lasts, () -> database = DatabaseWeather.CALM);
    }

    void network(NetworkWeather rough, Duration lasts) {
        network = rough;
        time.after(lasts, () -> network = NetworkWeather.CALM);
    }

    void hosts(HostWeather rough, Duration lasts) {
        hosts = rough;
        time.after(lasts, () -> hosts = HostWeather.CALM);
    }

    void calm() {
        database = DatabaseWeather.CALM;
        network = NetworkWeather.CALM;
        hosts = HostWeather.CALM;
        awayUntil = 0;
    }
}
