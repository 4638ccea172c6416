package regie.cli.remote;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists come in pages; a command wants them whole. */
public final class Lists {

    private static final String PAGE = "500";

    private Lists() {}

    /** {@code {"items": […]}} with every page in it. */
    public static ObjectNode all(ControlRoom room, String path, Map<String, String> query) throws IOException {
        ObjectNode whole = Json.object();
        ArrayNode items = whole.putArray("items");
        Map<String, String> asked = new LinkedHashMap<>(query);
        asked.put("limit", PAGE);
        Optional<String> next;
        do {
            JsonNode page = room.get(path, asked);
            (page.isArray() ? page : page.path("items")).forEach(items::add);
            next = Json.maybe(page, "next");
            next.ifPresent(cursor -> asked.put("cursor", cursor));
        } while (next.isPresent());
        return whole;
    }
}
