package regie.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import regie.cli.shell.Call;
import regie.cli.shell.Stopped;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A running control room, over HTTP on loopback. {@code HttpURLConnection} and not the newer
 * client: it is loaded in a tenth of the time, and a command makes one or two calls.
 */
public final class ControlRoom {

    /** What the option {@code --data} says in every command's help. */
    public static final Text DATA = new Text("répertoire de données du serveur (sinon ./regie-data)",
            "the server's data folder (otherwise ./regie-data)");

    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final int ANSWER_MILLIS_MAX = 60_000;
    private static final String API = "/api/v1";

    private final Address address;
    private final String language;

    public ControlRoom(Address address, String language) {
        this.address = address;
        this.language = language;
    }

    /** The server of the call's data folder. */
    public static ControlRoom of(Call call) throws IOException {
        return of(call.data(), call.terminal());
    }

    public static ControlRoom of(Path data, Terminal terminal) throws IOException {
        Address address = Address.find(data).orElseThrow(() -> new RemoteProblem.NoServerHere(data).stop());
        return new ControlRoom(address, terminal.language().tag());
    }

    public String url() {
        return address.url();
    }

    public JsonNode get(String path) throws IOException {
        return exchange("GET", path, Optional.empty(), ANSWER_MILLIS_MAX);
    }

    public JsonNode get(String path, Map<String, String> query) throws IOException {
        return get(path + query(query));
    }

    public JsonNode post(String path, JsonNode body) throws IOException {
        return post(path, body, UUID.randomUUID().toString());
    }

    /** @param commandId asking again under the same one gives the same answer, and acts once */
    public JsonNode post(String path, JsonNode body, String commandId) throws IOException {
        return exchange("POST", path, Optional.of(new Body(body.toString().getBytes(StandardCharsets.UTF_8), "application/json",
                commandId)),
                ANSWER_MILLIS_MAX);
    }

    /** Sends bytes as they are, such as packed files. */
    public JsonNode post(String path, Map<String, String> query, byte[] body) throws IOException {
        return exchange("POST", path + query(query), Optional.of(new Body(body, "application/octet-stream", UUID.randomUUID().toString())),
                ANSWER_MILLIS_MAX);
    }

    /** The same, with words of the query that come several times. */
    public JsonNode post(String path, List<Map.Entry<String, String>> query, byte[] body) throws IOException {
        StringJoiner joined = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach(one -> joined.add(one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)));
        return post(path + joined, Map.of(), body);
    }

    private record Body(byte[] bytes, String type, String commandId) {}

    /** Whether it answers within the time given; used while something starts or stops. */
    public boolean answers(Duration within) {
        try {
            exchange("GET", "/status", Optional.empty(), (int) within.toMillis());
            return true;
        } catch (IOException | Stopped e) {
            return false;
        }
    }

    /** A body read as it comes, such as the output of an attempt that still runs. */
    public InputStream open(String path) throws IOException {
        HttpURLConnection connection = connection("GET", path, 0);
        try {
            if (connection.getResponseCode() >= 400) {
                throw refusal(connection).stop();
            }
            return connection.getInputStream();
        } catch (IOException e) {
            throw notAnswering(e);
        }
    }

    /** One segment of a path: the {@code /} of a task's id separates, all else is quoted. */
    public static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("%40", "@").replace("%7E", "~");
    }

    private static String query(Map<String, String> query) {
        StringJoiner joined = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, value) -> joined.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return joined.toString();
    }

    private JsonNode exchange(String method, String path, Optional<Body> body, int answerMillis) throws IOException {
        HttpURLConnection connection = connection(method, path, answerMillis);
        try {
            if (body.isPresent()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", body.get().type());
                connection.setRequestProperty("Idempotency-Key", body.get().commandId());
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.get().bytes());
                }
            }
            if (connection.getResponseCode() >= 400) {
                throw refusal(connection).stop();
            }
            try (InputStream in = connection.getInputStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return text.isEmpty() ? Json.object() : Json.read(text);
            }
        } catch (IOException e) {
            throw notAnswering(e);
        }
    }

    private HttpURLConnection connection(String method, String path, int answerMillis) throws IOException {
        String whole = path.startsWith(API) || path.startsWith("/health") ? path : API + path;
        HttpURLConnection connection = (HttpURLConnection) URI.create(address.url() + whole).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(CONNECT_MILLIS_MAX);
        connection.setReadTimeout(answerMillis);
        connection.setRequestProperty("Authorization", "Bearer " + address.token());
        connection.setRequestProperty("Accept", "application/json, application/problem+json, text/plain, */*");
        connection.setRequestProperty("Accept-Language", language);
        connection.setRequestProperty("Regie-Actor", System.getProperty("user.name", ""));
        return connection;
    }

    private RemoteProblem refusal(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        String text = "";
        try (InputStream in = connection.getErrorStream()) {
            text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode problem = Json.read(text);
            JsonNode sentence = problem.path("sentence");
            String detail = Json.maybe(problem, "detail").or(() -> Json.maybe(problem, "title")).orElse("HTTP " + status);
            Text words = sentence.path("fr").isString()
                    ? new Text(sentence.path("fr").asString(), sentence.path("en").asString())
                    : Text.same(detail);
            return new RemoteProblem.Refused(Json.maybe(problem, "code").orElse("Http" + status), status, words);
        } catch (JacksonException e) {
            String words = "HTTP " + status + (text.isBlank() ? "" : ": " + text.lines().findFirst().orElse(""));
            return new RemoteProblem.Refused("Http" + status, status, Text.same(words));
        }
    }

    private Stopped notAnswering(IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new RemoteProblem.NotAnswering(address.url(), address.data(), reason).stop();
    }
}
