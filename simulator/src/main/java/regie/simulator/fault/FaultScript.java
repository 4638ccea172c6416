package regie.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import regie.simulator.chance.Chance;

/** When which fault strikes. */
public record FaultScript(List<Planned> faults) {

    public record Planned(Duration at, Fault fault) {}

    public static FaultScript draw(Chance chance, Duration until, int most) {
        List<Planned> drawn = new ArrayList<>();
        int count = chance.percent(8) ? 0 : chance.between(1, most);
        for (int i = 0; i < count; i++) {
            drawn.add(new Planned(chance.duration(Duration.ZERO, until), fault(chance)));
        }
        drawn.sort((one, other) -> one.at().compareTo(other.at()));
        return new FaultScript(List.copyOf(drawn));
    }

    private static Fault fault(Chance chance) {
        int which = chance.below(4);
        return switch (chance.weigh(34, 20, 40, 6)) {
            case 0 -> ofServers(chance);
            case 1 -> ofNetwork(chance, which);
            case 2 -> ofHosts(chance, which);
            default -> chance.percent(50)
                    ? new Fault.JumpServerClock(which, jump(chance))
                    : new Fault.JumpHostClock(which, jump(chance));
        };
    }

    private static Fault ofServers(Chance chance) {
        Duration back = chance.skewed(Duration.ofMillis(500), Duration.ofSeconds(60));
        return switch (chance.below(7)) {
            case 0, 1 -> new Fault.KillServer(chance.below(2), back);
            case 2, 3 -> new Fault.KillAtCommit(back);
            case 4 -> new Fault.FreezeServer(chance.below(2), chance.duration(Duration.ofMillis(500), Duration.ofSeconds(12)));
            case 5 -> chance.percent(50) ? new Fault.Usurp()
                    : new Fault.DatabaseAway(chance.skewed(Duration.ofSeconds(1), Duration.ofSeconds(75)));
            default -> new Fault.DatabaseRough(seconds(chance, 5, 60), Duration.ofMillis(chance.between(5, 900)),
                    chance.between(0, 25), chance.between(0, 15));
        };
    }

    private static Fault ofNetwork(Chance chance, int host) {
        return switch (chance.below(3)) {
            case 0 -> new Fault.CutLinks(host);
            case 1 -> new Fault.Partition(host, seconds(chance, 1, 45));
            default -> new Fault.NetworkRough(seconds(chance, 5, 60), Duration.ofMillis(chance.between(10, 1500)),
                    chance.between(10, 60), chance.between(0, 40));
        };
    }

    private static Fault ofHosts(Chance chance, int host) {
        return switch (chance.weigh(8, 12, 2, 4, 2, 4)) {
            case 0 -> new Fault.KillAgent(host);
            case 1 -> new Fault.KillSupervisor(host);
            case 2 -> new Fault.LoseDisk(host, chance.percent(80));
            case 3 -> new Fault.CutPower(host);
            case 4 -> new Fault.FillDisk(host, seconds(chance, 2, 40));
            default -> new Fault.HostsRough(seconds(chance, 5, 60), Duration.ofMillis(chance.between(5, 2500)), chance.between(0, 20));
        };
    }

    private static Duration seconds(Chance chance, int least, int most) {
        return chance.duration(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    private static Duration jump(Chance chance) {
        long seconds = chance.among(-300, -70, -5, 5, 65, 400);
        return Duration.ofSeconds(seconds);
    }

    /** The same without some of its faults: for finding which ones matter. */
    public FaultScript without(int from, int to) {
        List<Planned> fewer = new ArrayList<>(faults);
        fewer.subList(from, to).clear();
        return new FaultScript(List.copyOf(fewer));
    }
}
