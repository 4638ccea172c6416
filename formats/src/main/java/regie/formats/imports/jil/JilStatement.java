package regie.formats.imports.jil;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.SourceObject;

/** One definition: a verb such as {@code insert_job}, a name, and attributes in the order written. */
final class JilStatement {

    private final String verb;
    private final SourceObject source;
    private final List<SourceAttribute> attributes = new ArrayList<>();

    JilStatement(String verb, SourceObject source) {
        this.verb = verb;
        this.source = source;
    }

    String verb() {
        return verb;
    }

    String name() {
        return source.name();
    }

    SourceObject source() {
        return source;
    }

    void add(SourceAttribute attribute) {
        attributes.add(attribute);
    }

    List<SourceAttribute> attributes() {
        return attributes;
    }

    List<SourceAttribute> all(String name) {
        return attributes.stream().filter(attribute -> attribute.name().equalsIgnoreCase(name)).toList();
    }

    /** The last one: that is the one in force. */
    Optional<SourceAttribute> get(String name) {
        List<SourceAttribute> found = all(name);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /** What an update says replaces what was said before. */
    void replace(JilStatement update) {
        for (SourceAttribute attribute : update.attributes) {
            get(attribute.name()).ifPresent(before -> {
                attributes.remove(before);
                before.notCarried("remplacé par une mise à jour plus loin", "replaced by an update further on");
            });
            attributes.add(attribute);
        }
    }
}
