package regie.server.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import regie.kernel.Actor;
import regie.kernel.Language;
import regie.server.json.Json;

/** One request as a handler sees it. Reading what is not there or not right refuses it. */
public final class Request {

    /** The longest body: a gesture on some ten thousand named targets. */
    static final int BODY_BYTES_MAX = 1 << 20;

    private final HttpServletRequest http;
    private final Map<String, String> path;

    Request(HttpServletRequest http, Map<String, String> path) {
        this.http = http;
        this.path = path;
    }

    public String path(String name) {
        return path.get(name);
    }

    /** The address without its query. */
    public String address() {
        return http.getRequestURI();
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(http.getParameter(name)).filter(text -> !text.isEmpty());
    }

    public List<String> parameters(String name) {
        String[] values = http.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /** All parameters whose name starts with the prefix, by the rest of the name. */
    public Map<String, String> parametersBelow(String prefix) {
        Map<String, String> found = new java.util.LinkedHashMap<>();
        http.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(prefix) && !values[0].isEmpty()) {
                found.put(name.substring(prefix.length()), values[0]);
            }
        });
        return found;
    }

    public int number(String name, int otherwise, int least, int most) {
        Optional<String> text = parameter(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Math.clamp(Long.parseLong(text.get()), least, most);
        } catch (NumberFormatException notOne) {
            throw new RefusedRequest(new WebProblem.Unreadable(name + "=" + text.get()));
        }
    }

    public long position(String name, long otherwise) {
        Optional<String> text = parameter(name);
        try {
            return text.map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException notOne) {
            throw new RefusedRequest(new WebProblem.Unreadable(name + "=" + text.get()));
        }
    }

    public boolean flag(String name) {
        return parameter(name).map(text -> text.equals("true") || text.equals("1") || text.equals("on")).orElse(false);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(http.getHeader(name));
    }

    public <T> T body(Class<T> type) {
        try {
            byte[] bytes = http.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
            if (bytes.length > BODY_BYTES_MAX) {
                throw new RefusedRequest(new WebProblem.TooLong(BODY_BYTES_MAX));
            }
            T read = Json.read(new String(bytes, StandardCharsets.UTF_8), type);
            if (read == null) {
                throw new RefusedRequest(new WebProblem.Unreadable("null"));
            }
            return read;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (IllegalArgumentException | NullPointerException malformed) {
            throw new RefusedRequest(new WebProblem.Unreadable(String.valueOf(malformed.getMessage())));
        }
    }

    /** The body as it is, such as packed files. */
    public byte[] bytes(int most) {
        try {
            byte[] bytes = http.getInputStream().readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RefusedRequest(new WebProblem.TooLong(most));
            }
            return bytes;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    public Actor actor() {
        return caller().actor();
    }

    public Caller caller() {
        return (Caller) http.getAttribute(Caller.ATTRIBUTE);
    }

    /** The id under which the command is remembered: asking again with the same gives the same answer. */
    public String commandId() {
        return header("Idempotency-Key").filter(key -> !key.isBlank() && key.length() <= 100)
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /** The cookie of the language switch, else the browser's, else English. */
    public Language language() {
        return cookie(Preferences.LANGUAGE).or(() -> header("Accept-Language")).map(Language::of).orElse(Language.ENGLISH);
    }

    public Optional<String> cookie(String name) {
        Cookie[] all = http.getCookies();
        if (all != null) {
            for (Cookie one : all) {
                if (one.getName().equals(name)) {
                    return Optional.of(one.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** A browser asks for a page; programs ask for JSON or do not say. */
    boolean wantsHtml() {
        return header("Accept").map(accept -> accept.contains("text/html")).orElse(false);
    }
}
