package regie.store.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.kernel.Actor;
import regie.kernel.EstateVersion;
import regie.runtime.journal.Chain;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.Provenance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of JSON for one event, in exports and archives. The body stands in it as a string, so that its
 * bytes come back exactly as they were hashed.
 */
final class EventLines {

    private final JsonMapper json = new JsonMapper();
    private final Chain chain = new Chain();

    String write(JournalEvent event) {
        Provenance provenance = event.provenance();
        ObjectNode line = json.createObjectNode();
        line.put("seq", event.seq()).put("commit", event.commit());
        line.put("at", event.at().toString()).put("machine_time", event.machineTime().toString());
        line.put("type", event.type()).put("type_version", event.typeVersion());
        event.commandId().ifPresent(id -> line.put("command_id", id.value()));
        line.put("cause", provenance.cause()).put("actor", provenance.actor().value());
        provenance.onBehalfOf().ifPresent(actor -> line.put("on_behalf_of", actor.value()));
        line.put("reason", provenance.reason());
        provenance.estateVersion().ifPresent(version -> line.put("estate_version", version.value()));
        byte[] body = event.body();
        if (body == null) {
            line.put("body_hash", HexFormat.of().formatHex(event.bodyHash()));
        } else {
            line.put("body", new String(body, StandardCharsets.UTF_8));
        }
        line.put("hash", HexFormat.of().formatHex(event.hash()));
        return json.writeValueAsString(line);
    }

    /** @throws RuntimeException when the line is not an event */
    JournalEvent read(JsonNode line) {
        byte @Nullable [] body = line.has("body") ? line.get("body").stringValue().getBytes(StandardCharsets.UTF_8) : null;
        Provenance provenance = new Provenance(
                new Actor(line.get("actor").stringValue()),
                text(line, "on_behalf_of").map(Actor::new),
                line.get("cause").stringValue(),
                line.get("reason").stringValue(),
                text(line, "estate_version").map(EstateVersion::new));
        byte[] bodyHash = body == null ? HexFormat.of().parseHex(line.get("body_hash").stringValue()) : chain.bodyHash(body);
        return new JournalEvent(
                line.get("seq").longValue(), line.get("commit").longValue(), Instant.parse(line.get("at").stringValue()),
                Instant.parse(line.get("machine_time").stringValue()), line.get("type").stringValue(),
                line.get("type_version").intValue(), text(line, "command_id").map(CommandId::new), provenance, body, bodyHash,
                HexFormat.of().parseHex(line.get("hash").stringValue()));
    }

    JsonNode parse(String line) {
        return json.readTree(line);
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    String words(ObjectNode node) {
        return json.writeValueAsString(node);
    }

    private static Optional<String> text(JsonNode line, String name) {
        return line.has(name) ? Optional.of(line.get(name).stringValue()) : Optional.empty();
    }
}
