package regie.formats.imports;

import java.util.List;
import regie.formats.imports.parity.SourceSchedule;

/**
 * What an importer gives: a draft that may be empty, and always a report.
 *
 * @param schedules when the source starts what became plans, by its own rules; empty where an importer does not know them
 */
public record Imported(EstateDraft estate, ImportReport report, List<SourceSchedule> schedules) {

    public Imported {
        schedules = List.copyOf(schedules);
    }

    public Imported(EstateDraft estate, ImportReport report) {
        this(estate, report, List.of());
    }
}
