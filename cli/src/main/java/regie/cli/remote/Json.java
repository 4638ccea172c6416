package regie.cli.remote;

import java.time.Instant;
import java.util.Optional;
import regie.cli.shell.Terminal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the server's answers by name, so that a server that says more than this program knows is still understood. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static JsonNode of(Object tree) {
        return MAPPER.valueToTree(tree);
    }

    public static String text(JsonNode node, String field) {
        return maybe(node, field).orElse("");
    }

    public static Optional<String> maybe(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asString());
    }

    /** A sentence in two languages, or in one. */
    public static String sentence(JsonNode node, Terminal terminal) {
        JsonNode words = node.path(terminal.language().tag());
        return words.isString() ? words.asString() : node.asString("");
    }

    public static Optional<Instant> instant(JsonNode node, String field) {
        return maybe(node, field).map(Instant::parse);
    }
}
