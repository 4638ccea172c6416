package regie.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import regie.server.api.ProblemView;
import regie.server.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that says what it was told to say, in the very records of the API, so that what the
 * commands print can be compared to the letter.
 */
final class CannedServer implements AutoCloseable {

    private final HttpServer http;
    private final Map<String, Object> answers = new HashMap<>();
    private String lastBody = "";
    private String lastCall = "";

    /** @param folder gets a {@code regie-data} that points here */
    CannedServer(Path folder) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
        Path data = Files.createDirectories(folder.resolve("regie-data"));
        Files.writeString(data.resolve("token"), "t0ken");
        Files.writeString(data.resolve("server.json"),
                "{\"url\":\"http://127.0.0.1:" + http.getAddress().getPort() + "\",\"pid\":1,\"agent_port\":1}");
    }

    /** @param call such as {@code GET /status} */
    CannedServer says(String call, Object record) {
        answers.put(call, record);
        return this;
    }

    JsonNode lastBody() {
        return JsonMapper.shared().readTree(lastBody);
    }

    String lastCall() {
        return lastCall;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
        String path = exchange.getRequestMethod() + " " + address.replaceFirst("\\?.*", "");
        if (!path.startsWith("GET /status")) {
            lastCall = exchange.getRequestMethod() + " " + address;
            lastBody = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        }
        Object answer = answers.get(path);
        int status = answer == null ? 404 : answer instanceof ProblemView problem ? problem.status() : 200;
        byte[] body = (answer == null ? "nothing canned for " + path : answer instanceof String text ? text : Json.write(answer))
                .getBytes(StandardCharsets.UTF_8);
        if (!"Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            status = 401;
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
