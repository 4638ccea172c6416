package regie.formats.imports;

import java.util.ArrayList;
import java.util.List;

/** One thing that a source file defines: a job, a calendar, a line of a crontab. Its own fate is that of an attribute without name. */
public final class SourceObject {

    private final String file;
    private final String kind;
    private final String name;
    private final SourceAttribute self;
    private final List<SourceAttribute> attributes = new ArrayList<>();

    SourceObject(String file, int line, String kind, String name) {
        this.file = file;
        this.kind = kind;
        this.name = name;
        this.self = new SourceAttribute(this, line, "", name);
    }

    public String file() {
        return file;
    }

    public String kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public SourceAttribute self() {
        return self;
    }

    public SourceAttribute attribute(int line, String attribute, String value) {
        SourceAttribute added = new SourceAttribute(this, line, attribute, value);
        attributes.add(added);
        return added;
    }

    public List<SourceAttribute> attributes() {
        return List.copyOf(attributes);
    }

    String shown() {
        return name.isEmpty() ? kind : kind + " " + name;
    }

    void rows(List<ReportRow> to) {
        to.add(self.row());
        attributes.forEach(attribute -> to.add(attribute.row()));
    }
}
