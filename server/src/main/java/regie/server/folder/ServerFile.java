package regie.server.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import regie.server.json.Json;

/**
 * Where the running server of a data folder is: {@code server.json}, which the commands read.
 *
 * @param url of the console and the API
 * @param pid of the server's process
 * @param agentPort where agents connect
 */
public record ServerFile(String url, long pid, int agentPort) {

    static final String NAME = "server.json";

    public static Optional<ServerFile> read(Path data) {
        try {
            Path file = data.resolve(NAME);
            return Files.exists(file) ? Optional.of(Json.read(Files.readString(file), ServerFile.class)) : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    public void writeTo(DataFolder folder) {
        folder.remember(NAME, Json.write(this));
    }
}
