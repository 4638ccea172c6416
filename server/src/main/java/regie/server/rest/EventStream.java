package regie.server.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import regie.server.json.Json;

/** Writes server-sent events. A broken connection throws, which ends the request. */
final class EventStream {

    /** Often enough that no proxy or browser takes a quiet stream for a dead one. */
    static final long QUIET_MILLIS = 10_000;

    private final OutputStream out;

    EventStream(OutputStream out) throws IOException {
        this.out = out;
        out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void event(String name, String id, Object data) throws IOException {
        StringBuilder text = new StringBuilder();
        if (!id.isEmpty()) {
            text.append("id: ").append(id).append('\n');
        }
        // JSON written on one line holds no line break, so one data line is enough.
        text.append("event: ").append(name).append("\ndata: ").append(Json.write(data)).append("\n\n");
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void stillThere() throws IOException {
        out.write(": \n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
