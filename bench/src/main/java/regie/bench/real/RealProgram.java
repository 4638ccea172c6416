package regie.bench.real;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code regie up} in a process of its own, with the class path of this one and the cache of the launcher, and its API. */
public final class RealProgram implements AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(3);
    private static final List<String> ENDED = List.of("succeeded", "failed", "cancelled");
    private static final long LOOK_AGAIN_MILLIS = 250;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final Path estate;
    private final List<String> jvm;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process process;
    private String url = "";
    private String token = "";

    /** @param jvm options of the server's JVM, such as its heap */
    public RealProgram(Path folder, Path estate, List<String> jvm) throws IOException {
        this.folder = folder;
        this.estate = estate;
        this.jvm = List.copyOf(jvm);
        this.process = start();
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(cache());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "regie.cli.Main", "up", "--estate", estate.toString(), "--data", data().toString(), "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        return builder.redirectOutput(Redirect.appendTo(folder.resolve("up.log").toFile())).start();
    }

    /** The AOT cache of {@code ./regie up}, where the launcher has made one: it fits the class path that this program has too. */
    private static List<String> cache() {
        Path cache = Path.of(System.getProperty("regie.home", ""), "dist", "up.aot");
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=error:stderr") : List.of();
    }

    private Path data() {
        return folder.resolve("data");
    }

    public void awaitReady() throws Exception {
        long end = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended with " + process.exitValue() + ":\n" + logTail());
            }
            if (find() && tryGet("/status").isPresent()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("the server was not ready within " + READY.toSeconds() + " s:\n" + logTail());
    }

    /** Starts again after a kill. */
    public void again() throws IOException {
        url = "";
        process = start();
    }

    private boolean find() throws IOException {
        Path file = data().resolve("server.json");
        if (!Files.exists(file) || !Files.exists(data().resolve("token"))) {
            return false;
        }
        JsonNode found = JSON.readTree(Files.readString(file));
        if (found.path("pid").asLong() != process.pid()) {
            return false;
        }
        url = found.path("url").asString();
        token = Files.readString(data().resolve("token")).strip();
        return true;
    }

    public long pid() {
        return process.pid();
    }

    public void kill9(long pid) throws Exception {
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
        ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
    }

    public JsonNode get(String path) throws Exception {
        return read(request(path).GET().build());
    }

    public Optional<JsonNode> tryGet(String path) throws Exception {
        try {
            return Optional.of(get(path));
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    public JsonNode post(String path, Object body) throws Exception {
        return read(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
    }

    /** The id of the run. */
    public String order(String plan, boolean hold) throws Exception {
        return post("/orders", JSON.createObjectNode().put("plan", plan).put("hold", hold)).path("runs").path(0).asString();
    }

    /** The run as the API shows it, once it has ended. */
    public JsonNode awaitEnd(String run, Duration atMost) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            // The list, not the run's own page with all its tasks: who measures should not be what is measured.
            for (JsonNode found : get("/runs?text=" + run).path("items")) {
                if (found.path("id").asString().equals(run) && ENDED.contains(found.path("state").asString(""))) {
                    return found;
                }
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        throw new IllegalStateException(run + " has not ended within " + atMost.toSeconds() + " s:\n" + logTail());
    }

    /** Every event of the journal, in order. */
    public List<JsonNode> journal() throws Exception {
        List<JsonNode> all = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonNode items = get("/journal?limit=1000&after=" + after).path("items");
            if (items.isEmpty()) {
                return all;
            }
            items.forEach(all::add);
            after = all.getLast().path("seq").asLong();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1" + path)).timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode read(HttpRequest request) throws Exception {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new IllegalStateException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    private String logTail() throws IOException {
        Path log = folder.resolve("up.log");
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    @Override
    public void close() throws Exception {
        if (process.isAlive() && find()) {
            try {
                post("/stop", JSON.createObjectNode().put("kill", true));
            } catch (IOException | IllegalStateException gone) {
                // It may end before it has answered; what counts is that it ends.
            }
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
