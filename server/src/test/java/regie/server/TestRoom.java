package regie.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import regie.agent.LocalAgent;
import regie.server.json.Json;
import regie.server.links.LinkLimits;
import regie.server.locals.AgentLauncher;
import tools.jackson.databind.JsonNode;

/** A control room on a small estate in a temporary folder, with the requests that tests make of it. */
final class TestRoom implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ControlRoom room;
    private final Path data;

    private TestRoom(ControlRoom room, Path data) {
        this.room = room;
        this.data = data;
    }

    static Settings settings(Path data, Path estate) {
        return new Settings(data, Optional.of(estate), Optional.empty(), Optional.empty(), InetAddress.getLoopbackAddress(), 0, 0,
                Optional.empty(), Optional.of(new OwnAgents()),
                new LinkLimits(Duration.ofMillis(500), Duration.ofSeconds(3), 10_000), "test", Surroundings.NONE, false);
    }

    /** The agent's own program, as the command line starts it. */
    private record OwnAgents() implements AgentLauncher {

        @Override
        public Process start(Path folder, List<InetSocketAddress> servers, String host, Path token) throws IOException {
            return new LocalAgent(folder, servers, host, token, 50).start();
        }

        @Override
        public boolean isSame(ProcessHandle before, Path folder, List<InetSocketAddress> servers, String host, Path token) {
            return new LocalAgent(folder, servers, host, token, 50).isRunBy(before);
        }
    }

    static TestRoom start(Settings settings) {
        return switch (ControlRoom.start(settings)) {
            case ControlRoom.Outcome.Up up -> new TestRoom(up.room(), settings.data());
            case ControlRoom.Outcome.Refused refused -> throw new AssertionError(refused.problem().sentence().en());
        };
    }

    ControlRoom room() {
        return room;
    }

    static Path estate(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            if (file.getKey().endsWith(".sh")) {
                path.toFile().setExecutable(true);
            }
        }
        return folder;
    }

    JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, "", "application/json");
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Json.tree(answer.body());
    }

    String text(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, "", "text/html");
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    JsonNode post(String path, String body) throws Exception {
        HttpResponse<String> answer = send("POST", path, body, "application/json");
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Json.tree(answer.body());
    }

    HttpResponse<String> send(String method, String path, String body, String accept) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(room.url() + path)).timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + room.token()).header("Regie-Actor", "marie").header("Accept", accept)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks again until it is as wished, and fails with the last answer. */
    JsonNode await(String path, Predicate<JsonNode> wished) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> last = send("GET", path, "", "application/json");
        while (last.statusCode() != 200 || !wished.test(Json.tree(last.body()))) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + PATIENCE + ": " + path + " is " + last.statusCode() + " " + last.body());
            }
            Thread.sleep(20);
            last = send("GET", path, "", "application/json");
        }
        return Json.tree(last.body());
    }

    String order(String plan) throws Exception {
        return post("/api/v1/orders", "{\"plan\":\"" + plan + "\"}").get("runs").get(0).stringValue();
    }

    JsonNode awaitRun(String run, String state) throws Exception {
        return await("/api/v1/runs/" + run, detail -> detail.get("run").get("state").stringValue().equals(state));
    }

    static String state(JsonNode detail, String task) {
        for (JsonNode one : detail.get("tasks")) {
            if (one.get("name").stringValue().equals(task)) {
                return one.get("state").stringValue();
            }
        }
        throw new AssertionError("no task " + task + " in " + detail);
    }

    @Override
    public void close() {
        room.closeAndKill();
        ClusterHome.remove(data.resolve("postgres"));
    }
}
