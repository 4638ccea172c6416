package regie.server;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import regie.store.registry.Servers;

/** Says every few seconds that this server lives, and hears who else does, so that agents know all their addresses. */
final class Roster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
    private static final long PAUSE_MILLIS = 2_000;

    private final Servers servers;
    private final Servers.Server ours;
    private final Thread thread;
    private volatile List<String> others = List.of();
    private volatile Runnable listener = () -> {};

    Roster(Servers servers, Servers.Server ours) {
        this.servers = servers;
        this.ours = ours;
        this.thread = Thread.ofVirtual().name("roster").start(this::run);
    }

    /** Where agents call, this server first. */
    List<InetSocketAddress> agentPorts() {
        List<InetSocketAddress> all = new ArrayList<>();
        all.add(address(ours.address()));
        others.forEach(other -> all.add(address(other)));
        return all;
    }

    void onChange(Runnable told) {
        listener = told;
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return InetSocketAddress.createUnresolved(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    private void run() {
        try {
            while (true) {
                look();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server that is gone stays in the list: it may come back, and an address too many does no harm. */
    private void look() {
        try {
            servers.seen(ours);
            List<String> found = new ArrayList<>(others);
            servers.living().stream().filter(server -> !server.id().equals(ours.id())).map(Servers.Server::address)
                    .filter(address -> !found.contains(address)).forEach(found::add);
            if (!found.equals(others)) {
                LOG.info("Other servers of this database: {}", found);
                others = List.copyOf(found);
                listener.run();
            }
        } catch (DataAccessException away) {
            LOG.debug("The list of servers is not at hand: {}", away.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            servers.gone(ours.id());
        } catch (DataAccessException away) {
            LOG.debug("This server could not be taken off the list; it falls off by itself", away);
        }
    }
}
