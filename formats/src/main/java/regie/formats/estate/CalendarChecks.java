package regie.formats.estate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import regie.estate.calendar.WorkCalendar;
import regie.estate.check.Graph;
import regie.formats.calendar.Region;
import regie.formats.schema.Rule;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** What must hold in calendars, and between those that are made of each other. */
final class CalendarChecks {

    private static final List<String> WITHOUT_DATES = List.of("holidays", "weekend", "open", "and", "or", "minus");

    private final Documents documents;
    private final Report report;

    CalendarChecks(Documents documents, Report report) {
        this.documents = documents;
        this.report = report;
    }

    void check() {
        documents.of("calendar").forEach(this::one);
        Map<String, List<String>> edges = new LinkedHashMap<>();
        documents.of("calendar").forEach(document -> edges.put(document.name(),
                Calendars.COMBINING.stream().flatMap(key -> document.fields().texts(key).stream()).toList()));
        for (List<String> cycle : new Graph(edges).cycles()) {
            documents.find("calendar", cycle.getFirst()).ifPresent(document ->
                    report.error(document.root().at(), NameProblems.cycle("calendar", cycle)));
        }
    }

    private void one(Document document) {
        Fields fields = document.fields();
        fields.scalar("holidays").filter(region -> Rule.HOLIDAYS.breach(region.text()).isEmpty() && Region.find(region.text()).isEmpty())
                .ifPresent(region -> report.error(region.at(), CalendarProblems.unknownRegion(region.text(), Region.near(region.text()))));
        Calendars.COMBINING.forEach(key -> References.check(documents, report, "calendar", fields.scalars(key)));
        if (fields.node("dates").isPresent()) {
            WITHOUT_DATES.stream().map(key -> fields.mapping().entries().get(key)).flatMap(Stream::ofNullable)
                    .forEach(entry -> report.error(entry.at(), CalendarProblems.besideDates(entry.key())));
        }
        Optional<LocalDate> until = fields.date("until");
        if (fields.date("from").isPresent() && until.isPresent() && until.get().isBefore(fields.date("from").get())) {
            report.error(fields.node("until").map(Node::at).orElse(document.root().at()), ScheduleProblems.validBackwards());
        }
    }

    /** A calendar on which nothing could ever run. */
    void neverWorked(Map<String, WorkCalendar> calendars) {
        for (Document document : documents.of("calendar")) {
            WorkCalendar calendar = calendars.get(document.name());
            if (calendar != null && calendar.plusWorking(calendar.knownFrom().orElse(LocalDate.EPOCH).minusDays(1), 1).isEmpty()) {
                report.error(document.root().at(), CalendarProblems.neverWorked(document.name()));
            }
        }
    }
}
