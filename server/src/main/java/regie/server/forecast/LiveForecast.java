package regie.server.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.People;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.day.Foresight;
import regie.engine.state.EngineState;
import regie.engine.state.StateRow;
import regie.engine.state.StateRows;
import regie.formats.journal.Unreadable;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.server.api.ForecastNote;
import regie.server.api.ForecastView;
import regie.server.estate.EstateShelf;
import regie.server.machine.EngineForms;
import regie.store.database.Database;
import regie.store.journal.StateCopy;
import regie.store.registry.Durations;
import regie.store.registry.ForecastNotes;

/**
 * The forecast of a running server, standby or not. It is worked out when somebody asks, on one thread and one connection of its
 * own from a copy of the stored state, so that the loop has nothing to do with it. The one made last is the answer while it is a
 * few seconds old, and as long as the journal has not moved; every minute it is made anew all the same, since what runs longer
 * than expected makes no event. It takes a twentieth of the time at most: where a state is great, it is made less often.
 */
public final class LiveForecast implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveForecast.class);
    private static final int SAMPLES = 200;
    private static final long SEED = 20_260_131L;
    private static final long PAUSE_NANOS = 3_000_000_000L;
    private static final long KEPT_NANOS = 60_000_000_000L;
    private static final int SHARE = 20;

    /** Where it finds what it foresees. */
    public record Ground(Database database, StreamId stream, EngineForms forms, EstateShelf estates, Supplier<Instant> now,
            Supplier<LocalDate> date) {}

    /** What came of asking. */
    public sealed interface Outcome {
        record Foreseen(ForecastView view) implements Outcome {}

        record Away(ForecastAway problem) implements Outcome {}
    }

    private final Ground ground;
    private final StateCopy copy;
    private final LearnedTasks learned;
    private final ForecastNotes notes;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("forecast").priority(Thread.MIN_PRIORITY).factory());
    private @Nullable Made last;

    /** @param at and {@code took} in nanoseconds of the process */
    private record Made(ForecastView view, long at, long took) {}

    public LiveForecast(Ground ground) {
        this.ground = ground;
        this.copy = new StateCopy(ground.database(), ground.stream());
        this.learned = new LearnedTasks(new Durations(ground.database()), ground.stream());
        this.notes = new ForecastNotes(ground.database());
    }

    /**
     * As young as said above; waits while it is made.
     *
     * @throws JournalAway when the database cannot be read
     */
    public Outcome now() {
        try {
            return CompletableFuture.supplyAsync(this::fresh, thread).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private Outcome fresh() {
        Made before = last;
        long nanos = System.nanoTime();
        if (before != null && nanos - before.at < Math.max(PAUSE_NANOS, SHARE * before.took)) {
            return new Outcome.Foreseen(before.view);
        }
        boolean old = before == null || nanos - before.at > KEPT_NANOS;
        List<StateRow> rows = new ArrayList<>();
        try {
            long unless = before == null || old ? -1 : before.view.position();
            Optional<StreamPosition> position =
                    copy.read(unless, (kind, key, body) -> rows.add(ground.forms().decodeRow(kind, body)));
            if (position.isEmpty() && before != null) {
                return new Outcome.Foreseen(before.view);
            }
            return made(StateRows.load(rows), position.orElseThrow().seq(), nanos);
        } catch (Unreadable other) {
            LOG.info("The stored state has another form than this version's; nothing is foreseen: {}", other.getMessage());
            return new Outcome.Away(new ForecastAway.OtherForm());
        }
    }

    private Outcome made(EngineState state, long position, long began) {
        if (state.facts().isEmpty()) {
            return new Outcome.Away(new ForecastAway.NothingInForce());
        }
        Instant now = ground.now().get();
        Scenario scenario = new Scenario(state, ground.estates(), now, List.of(), List.of(), learned.of(state, began), People.DECLARED);
        Foresight foresight = new Foresight(scenario);
        long[][] samples = new long[SAMPLES][];
        foresight.sampler().draw(0, SAMPLES, SEED, samples);
        Outlook outlook = foresight.outlook(samples, List.of());
        ForecastView view = new ForecastWords(ground.estates().inForce()).view(outlook, now, ground.date().get(), position);
        note(outlook, now);
        long end = System.nanoTime();
        last = new Made(view, end, end - began);
        return new Outcome.Foreseen(view);
    }

    /** Without notes the forecast is as good: what could not be written is noted with the next one. */
    private void note(Outlook outlook, Instant now) {
        try {
            notes.record(ground.stream(), outlook.deadlines().stream().map(it -> new ForecastNotes.Note(now, now, it.run().value(),
                    it.task(), it.at(), it.predicted(), ForecastWords.word(it.standing()))).toList());
        } catch (JournalAway away) {
            LOG.info("What was foreseen for deadlines is noted later: {}", away.getMessage());
        }
    }

    /**
     * How what was foreseen for the deadlines of a run changed, the newest first.
     *
     * @throws JournalAway when the database cannot be read
     */
    public List<ForecastNote> history(String run, int most) {
        return notes.of(ground.stream(), run, most).stream().map(note -> new ForecastNote(note.at(), note.productionAt(), note.run(),
                note.task(), note.deadlineAt(), note.predicted(), note.standing())).toList();
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
