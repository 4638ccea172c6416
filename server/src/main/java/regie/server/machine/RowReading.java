package regie.server.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import regie.engine.state.StateRow;
import regie.formats.journal.StateJson;

/**
 * Takes in the rows of a stored state and reads their JSON beside the thread that brings them: half of a takeover's time is
 * that reading. A few parts wait at most; beyond that the thread that brings them reads too.
 */
final class RowReading {

    private static final int PART = 2_000;
    private static final int WAITING_MOST = 16;

    private final StateJson json;
    private final Semaphore room = new Semaphore(WAITING_MOST);
    private final List<CompletableFuture<List<StateRow>>> parts = new ArrayList<>();
    private List<Stored> part = new ArrayList<>(PART);

    private record Stored(String kind, byte[] body) {}

    RowReading(StateJson json) {
        this.json = json;
    }

    void row(String kind, byte[] body) {
        part.add(new Stored(kind, body));
        if (part.size() == PART) {
            send();
        }
    }

    /** All rows, in the order in which they came. Fails as the reading of the first wrong row did. */
    List<StateRow> rows() {
        send();
        List<StateRow> all = new ArrayList<>(parts.size() * PART);
        parts.forEach(read -> all.addAll(joined(read)));
        parts.clear();
        return all;
    }

    private static List<StateRow> joined(CompletableFuture<List<StateRow>> read) {
        try {
            return read.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException wrong ? wrong : failed;
        }
    }

    private void send() {
        List<Stored> full = part;
        part = new ArrayList<>(PART);
        if (room.tryAcquire()) {
            parts.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return read(full);
                } finally {
                    room.release();
                }
            }, ForkJoinPool.commonPool()));
        } else {
            parts.add(CompletableFuture.completedFuture(read(full)));
        }
    }

    private List<StateRow> read(List<Stored> stored) {
        List<StateRow> read = new ArrayList<>(stored.size());
        for (Stored row : stored) {
            read.add(json.decode(StateRow.Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)), row.body()));
        }
        return read;
    }
}
