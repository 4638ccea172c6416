package regie.server.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import regie.server.api.ChangeEvent;
import regie.server.views.Changes;
import regie.server.web.Answer;
import regie.server.web.Request;
import regie.server.web.Route;

/** The change stream: what differs, as it happens; after a cut it goes on from {@code Last-Event-ID}. */
final class ChangeRoutes {

    private static final long QUIET_MILLIS = 5_000;

    private final Changes changes;

    ChangeRoutes(Changes changes) {
        this.changes = changes;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/events", "Changes as server-sent events, resumed by Last-Event-ID.",
                ChangeEvent.class, this::watch)
                .with("after", "the position to go on from, as Last-Event-ID"));
    }

    private Answer watch(Request request) {
        long from = request.header("Last-Event-ID").flatMap(ChangeRoutes::number).orElseGet(() -> request.position("after", -1));
        return new Answer.Streamed("text/event-stream", out -> stream(out, from < 0 ? changes.position() : from));
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private void stream(OutputStream out, long from) throws IOException {
        EventStream stream = new EventStream(out);
        long position = from;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Optional<ChangeEvent> change = changes.after(position, QUIET_MILLIS);
                if (change.isPresent()) {
                    position = change.get().seq();
                    stream.event("change", Long.toString(position), change.get());
                } else {
                    // Clocks and durations on the pages move on although nothing happens.
                    stream.event("tick", "", position);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
