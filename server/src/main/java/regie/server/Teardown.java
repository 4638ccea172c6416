package regie.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, closed in the opposite order. One that fails to close does not keep the others open. */
final class Teardown implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);

    private record Step(String name, AutoCloseable close) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(String name, T opened) {
        steps.push(new Step(name, opened));
        return opened;
    }

    @Override
    public synchronized void close() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            try {
                step.close().close();
                LOG.debug("stopped: {}", step.name());
            } catch (Exception failed) {
                LOG.warn("{} did not stop in good order; the rest goes on stopping", step.name(), failed);
            }
        }
    }
}
