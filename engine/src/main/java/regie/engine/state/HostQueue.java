package regie.engine.state;

import java.util.List;
import java.util.TreeSet;

/** Tasks that are ready for one of the same machines, in dispatch order. */
public final class HostQueue {

    final List<Host> hosts;
    final TreeSet<Task> ready = new TreeSet<>();
    boolean inWork;

    HostQueue(List<Host> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    public List<Host> hosts() {
        return hosts;
    }

    public int size() {
        return ready.size();
    }
}
