package regie.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Reads server-sent events one by one. */
final class EventReader implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    EventReader(ControlRoom room, String path, String lastId) throws IOException {
        connection = (HttpURLConnection) URI.create(room.url() + path).toURL().openConnection();
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + room.token());
        connection.setRequestProperty("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            connection.setRequestProperty("Last-Event-ID", lastId);
        }
        lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        lines.readLine();
    }

    /** The first event, as it was sent, that is as wished. */
    String until(Predicate<String> wished) throws IOException {
        StringBuilder event = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty()) {
                event.append(line).append('\n');
            } else if (wished.test(event.toString())) {
                return event.toString();
            } else {
                event.setLength(0);
            }
        }
        throw new AssertionError("the stream ended with " + event);
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
