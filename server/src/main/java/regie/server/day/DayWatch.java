package regie.server.day;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.DayCommand;
import regie.engine.EngineCommand;
import regie.engine.day.DayKeeper;
import regie.engine.day.DayPlanner;
import regie.engine.day.DayView;
import regie.engine.day.Differences;
import regie.engine.state.EngineState;
import regie.estate.EstateModel;
import regie.kernel.EstateVersion;
import regie.runtime.journal.Answer;

/**
 * The thread that keeps the day of the stream that this server writes. It asks the keeper what comes next, has it decided by the
 * loop, and sleeps until the next date begins; dispatch goes on between its commands.
 */
public final class DayWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DayWatch.class);
    private static final long LOOK_MILLIS_MAX = 1_000;
    private static final long LOOK_MILLIS_MIN = 5;

    private final Engine engine;
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable DayKeeper keeper;
    private boolean compared;

    /** What it needs of the house. */
    public interface Engine {

        boolean writes();

        /** Production time, and how fast it goes. */
        Instant now();

        double speed();

        Optional<EstateModel> model(EstateVersion version);

        <R> CompletableFuture<R> look(Function<EngineState, R> at);

        CompletableFuture<Answer> tell(EngineCommand command);
    }

    public DayWatch(Engine engine) {
        this.engine = engine;
        this.thread = Thread.ofVirtual().name("day").unstarted(this::watch);
    }

    public DayWatch start() {
        thread.start();
        return this;
    }

    private void watch() {
        while (!closed) {
            long pause = LOOK_MILLIS_MAX;
            try {
                if (engine.writes()) {
                    pause = step();
                } else {
                    keeper = null;
                }
            } catch (CompletionException | IllegalStateException notNow) {
                LOG.info("The day is not kept by this server for now: {}", notNow.getMessage());
                keeper = null;
            } catch (RuntimeException bug) {
                LOG.error("The day could not be kept; it is tried again", bug);
                keeper = null;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    /** Does what there is to do; how long to sleep after it. */
    private long step() {
        DayView view = engine.look(DayView::of).join();
        Optional<DayKeeper> known = view.version().flatMap(this::keeper);
        if (known.isEmpty()) {
            return LOOK_MILLIS_MAX;
        }
        DayKeeper day = known.get();
        Instant now = engine.now();
        Optional<DayCommand> next = compare(day, view, now).or(() -> day.next(view, now));
        if (next.isEmpty()) {
            return day.wake(view, now).map(at -> millis(Duration.between(now, at))).orElse(LOOK_MILLIS_MAX);
        }
        Answer answer = engine.tell(next.get()).join();
        if (answer instanceof Answer.Done) {
            day.done(next.get());
            return 0;
        }
        LOG.info("{} of the day: {}", next.get().getClass().getSimpleName(), answer);
        day.failed();
        return LOOK_MILLIS_MAX;
    }

    private long millis(Duration production) {
        return Math.clamp((long) (production.toMillis() / engine.speed()), LOOK_MILLIS_MIN, LOOK_MILLIS_MAX);
    }

    private Optional<DayKeeper> keeper(EstateVersion version) {
        DayKeeper known = keeper;
        if (known == null || !known.model().version().equals(version)) {
            known = engine.model(version).map(model -> new DayKeeper(new DayPlanner(model))).orElse(null);
            keeper = known;
            compared = false;
        }
        return Optional.ofNullable(known);
    }

    /** Once for each version, and once for each start of the program, whose rules of time zones may be others. */
    private Optional<DayCommand> compare(DayKeeper day, DayView view, Instant now) {
        if (compared) {
            return Optional.empty();
        }
        compared = true;
        List<DayView.Ordered> ordered = engine.look(DayView::ordered).join();
        Optional<DayCommand.Replan> found = Differences.of(day.planner(), view.scopes(), ordered, now);
        found.ifPresent(replan -> LOG.info("Estate version {} moves {}, withdraws {} and adds {} of the starts that have not come",
                replan.version().value(), replan.moved().size(), replan.withdrawn().size(), replan.added().size()));
        return found.map(replan -> replan);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
