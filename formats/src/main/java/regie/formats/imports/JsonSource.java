package regie.formats.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.estate.finding.Place;
import regie.formats.yaml.Node;
import regie.kernel.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON with the place of every value. Comments are allowed, as in hand-written definitions; all scalars are text. */
public final class JsonSource {

    private static final int DEEPEST = 100;

    private JsonSource() {}

    /** What was there before the file broke, if it does. */
    public static Optional<Node> read(SourceFile file, Ledger ledger) {
        return SourceText.read(file, ledger).flatMap(text -> read(file.name(), text, ledger));
    }

    private static Optional<Node> read(String name, String text, Ledger ledger) {
        JsonMapper mapper = JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA,
                JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();
        try (JsonParser parser = mapper.createParser(text)) {
            Reading reading = new Reading(name, parser, ledger);
            if (parser.nextToken() == null) {
                reading.broken();
                return Optional.empty();
            }
            return Optional.of(reading.value(0));
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            ledger.fault(name, at == null ? 1 : Math.max(1, at.getLineNr()), "", new Text(
                    "ce fichier n'est pas du JSON", "this file is no JSON"));
            return Optional.empty();
        }
    }

    private static final class Reading {

        private final String file;
        private final JsonParser parser;
        private final Ledger ledger;
        private boolean broken;

        Reading(String file, JsonParser parser, Ledger ledger) {
            this.file = file;
            this.parser = parser;
            this.ledger = ledger;
        }

        Node value(int depth) {
            Place at = here();
            JsonToken token = parser.currentToken();
            if (depth > DEEPEST) {
                broken();
                return Node.Scalar.of(at, "");
            }
            return switch (token) {
                case START_OBJECT -> object(at, depth);
                case START_ARRAY -> array(at, depth);
                case VALUE_NULL -> Node.Scalar.of(at, "");
                default -> Node.Scalar.of(at, parser.getString());
            };
        }

        private Node object(Place at, int depth) {
            LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
            while (next() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                Place where = here();
                if (next() == null) {
                    break;
                }
                String free = key;
                for (int i = 2; entries.containsKey(free); i++) {
                    free = key + " (" + i + ")";
                }
                entries.put(free, new Node.Entry(where, key, value(depth + 1)));
                if (broken) {
                    break;
                }
            }
            return new Node.Mapping(at, entries);
        }

        private Node array(Place at, int depth) {
            List<Node> items = new ArrayList<>();
            for (JsonToken token = next(); token != null && token != JsonToken.END_ARRAY && !broken; token = next()) {
                items.add(value(depth + 1));
            }
            return new Node.Sequence(at, items);
        }

        /** Null at the end, wherever the end is. */
        private @Nullable JsonToken next() {
            if (broken) {
                return null;
            }
            try {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    broken();
                }
                return token;
            } catch (JacksonException wrong) {
                broken();
                return null;
            }
        }

        void broken() {
            if (!broken) {
                broken = true;
                ledger.fault(file, here().line(), "", new Text(
                        "le JSON s'arrête ou se casse ici : ce qui précède est repris, le fichier est peut-être tronqué",
                        "the JSON ends or breaks here: what stands before is taken, the file may be truncated"));
            }
        }

        private Place here() {
            TokenStreamLocation at = parser.currentTokenLocation();
            return new Place(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        }
    }
}
