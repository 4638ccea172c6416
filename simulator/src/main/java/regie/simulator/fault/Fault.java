package regie.simulator.fault;

import java.time.Duration;

/** One thing that goes wrong. Hosts and servers are named by number, counted from 0, modulo how many there are. */
public sealed interface Fault {

    // --- servers and their database -----------------------------------------------------------------------------

    /** Kill -9, and started again later. */
    record KillServer(int server, Duration back) implements Fault {}

    /** Kill -9 of the writer at the very instant at which its next commit is in, before it knows. */
    record KillAtCommit(Duration back) implements Fault {}

    /** The machine stands still and then goes on as if nothing had been: a second writer may have come meanwhile. */
    record FreezeServer(int server, Duration pause) implements Fault {}

    /** The lease is given to whoever asks next, while the writer still believes in its own. */
    record Usurp() implements Fault {}

    record DatabaseAway(Duration time) implements Fault {}

    record DatabaseRough(Duration time, Duration latencyMost, int answersLostPercent, int requestsLostPercent) implements Fault {}

    // --- the network --------------------------------------------------------------------------------------------

    record CutLinks(int host) implements Fault {}

    /** Nothing passes between the host and the servers, and nobody is told. */
    record Partition(int host, Duration time) implements Fault {}

    record NetworkRough(Duration time, Duration delayMost, int doubledPercent, int latePercent) implements Fault {}

    // --- hosts --------------------------------------------------------------------------------------------------

    record KillAgent(int host) implements Fault {}

    record KillSupervisor(int host) implements Fault {}

    record LoseDisk(int host, boolean processesToo) implements Fault {}

    record CutPower(int host) implements Fault {}

    record FillDisk(int host, Duration time) implements Fault {}

    record HostsRough(Duration time, Duration flushMost, int spawnsRefusedPercent) implements Fault {}

    // --- clocks -------------------------------------------------------------------------------------------------

    record JumpServerClock(int server, Duration by) implements Fault {}

    record JumpHostClock(int host, Duration by) implements Fault {}
}
