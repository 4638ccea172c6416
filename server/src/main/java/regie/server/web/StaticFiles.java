package regie.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The console's style, scripts and mark, from the program itself: nothing is fetched from elsewhere. */
public final class StaticFiles {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8", "js", "text/javascript;charset=utf-8", "svg", "image/svg+xml");

    private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();

    public Route route() {
        return Route.page("GET", "/static/{name}", this::serve).openToAll();
    }

    private Answer serve(Request request) {
        String name = request.path("name");
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        byte[] body = type == null || !name.matches("[a-z-]+\\.[a-z]+") ? null
                : loaded.computeIfAbsent(name, key -> load(key).orElse(null));
        if (body == null) {
            return new Answer.Refused(404, new WebProblem.NoSuchAddress(request.address()));
        }
        return new Answer.Bytes(type, body, List.of(new Answer.Header("Cache-Control", "max-age=300")));
    }

    private static Optional<byte[]> load(String name) {
        try (InputStream in = StaticFiles.class.getResourceAsStream("/regie/server/static/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
