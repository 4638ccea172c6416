package regie.cli.look;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import tools.jackson.databind.JsonNode;

/** Times of the server's answers, in the estate's zone; what still runs is measured against the server's own clock. */
public record Times(ZoneId zone, Instant now) {

    public static Times of(ControlRoom room) throws IOException {
        return of(room.get("/status"));
    }

    static Times of(JsonNode status) {
        return new Times(ZoneId.of(Json.text(status, "zone")), Instant.parse(Json.text(status, "production_time")));
    }

    String clock(JsonNode node, String field) {
        return Words.clock(Json.instant(node, field), zone);
    }

    public String day(JsonNode node, String field) {
        return Words.day(Json.instant(node, field), zone);
    }

    String lasted(JsonNode node) {
        Optional<Instant> ended = Json.instant(node, "ended_at");
        return Words.lasted(Json.instant(node, "started_at"), ended.isPresent() ? ended : Optional.of(now));
    }
}
