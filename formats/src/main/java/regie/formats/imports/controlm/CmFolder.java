package regie.formats.imports.controlm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.formats.imports.SourceAttribute;

/** A folder: what it says of itself, its jobs, its folders, and the rule-based calendars that it defines. */
final class CmFolder {

    /** One job after another, by name. */
    record Link(String before, String after, SourceAttribute said) {}

    private final List<Link> flows = new ArrayList<>();

    private final CmJob self;
    private final List<CmJob> jobs = new ArrayList<>();
    private final List<CmFolder> folders = new ArrayList<>();
    private final Map<String, CmDays> calendars = new LinkedHashMap<>();

    CmFolder(CmJob self) {
        this.self = self;
    }

    CmJob self() {
        return self;
    }

    String name() {
        return self.name();
    }

    List<CmJob> jobs() {
        return jobs;
    }

    List<Link> flows() {
        return flows;
    }

    List<CmFolder> folders() {
        return folders;
    }

    Map<String, CmDays> calendars() {
        return calendars;
    }
}
