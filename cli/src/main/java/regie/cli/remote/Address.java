package regie.cli.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server of a data folder listens, and the token that proves that the caller may read
 * that folder.
 */
public record Address(String url, String token, Path data) {

    /** Empty when no server has ever run there, or the last one was stopped in good order. */
    public static Optional<Address> find(Path data) throws IOException {
        try {
            String url = Json.text(Json.read(Files.readString(data.resolve("server.json"))), "url");
            String token = Files.readString(data.resolve("token")).strip();
            return Optional.of(new Address(url, token, data));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
