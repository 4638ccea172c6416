package regie.server;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import regie.engine.EngineEvent;
import regie.engine.effect.Effect;
import regie.runtime.Outside;
import regie.runtime.Recorded;
import regie.runtime.Standing;
import regie.server.links.AgentLinks;
import regie.server.machine.Traffic;
import regie.server.views.Follower;

/** What the loop lets out, handed to whoever is there for it. Everything comes on the loop's thread and only queues. */
final class Outlet implements Outside<EngineEvent, Effect> {

    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile @Nullable Follower follower;
    private volatile @Nullable AgentLinks links;
    private volatile @Nullable Traffic traffic;
    private volatile Consumer<Standing> listener = standing -> {};

    void connect(Follower to, AgentLinks agents, Traffic words, Consumer<Standing> standings) {
        follower = to;
        links = agents;
        traffic = words;
        listener = standings;
    }

    @Override
    public void committed(List<Recorded<EngineEvent>> events) {
        Follower to = follower;
        if (to != null && !events.isEmpty()) {
            to.committed(events);
        }
    }

    @Override
    public void effects(List<Effect> effects) {
        AgentLinks agents = links;
        Traffic words = traffic;
        if (agents != null && words != null) {
            words.send(effects, agents);
        }
    }

    @Override
    public void standing(Standing standing) {
        listener.accept(standing);
        boolean known = switch (standing) {
            case Standing.Following following -> !following.writer().isEmpty();
            case Standing.TakingOver takingOver -> false;
            case Standing.Writing writing -> true;
            case Standing.Doubting doubting -> false;
            case Standing.Stopped stopped -> true;
        };
        if (known) {
            settled.countDown();
        }
    }

    /** Waits until this server writes, or knows who does. */
    boolean awaitStanding(long seconds) {
        try {
            return settled.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
