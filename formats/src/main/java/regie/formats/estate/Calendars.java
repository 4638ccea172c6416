package regie.formats.estate;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import regie.estate.calendar.CalendarRule;
import regie.estate.calendar.Holidays;
import regie.estate.calendar.Span;
import regie.estate.calendar.WorkCalendar;
import regie.formats.schema.Scalars;
import regie.formats.yaml.Node;
import regie.kernel.Text;

/** Builds the calendars of an estate, each after those that it is made of. */
final class Calendars {

    /** Keys that name other calendars. */
    static final List<String> COMBINING = List.of("and", "or", "minus");

    private final Documents documents;
    private final Holidays holidays;
    private final LinkedHashMap<String, WorkCalendar> built = new LinkedHashMap<>();

    Calendars(Documents documents, Holidays holidays) {
        this.documents = documents;
        this.holidays = holidays;
    }

    /** In the order in which they are written; what names an unknown calendar or itself was reported and is left out. */
    LinkedHashMap<String, WorkCalendar> build() {
        LinkedHashMap<String, WorkCalendar> ordered = new LinkedHashMap<>();
        for (Document document : documents.of("calendar")) {
            build(document, new LinkedHashSet<>());
        }
        for (Document document : documents.of("calendar")) {
            Optional.ofNullable(built.get(document.name())).ifPresent(calendar -> ordered.put(document.name(), calendar));
        }
        return ordered;
    }

    private void build(Document document, Set<String> above) {
        if (built.containsKey(document.name()) || !above.add(document.name())) {
            return;
        }
        CalendarRule rule = rule(document);
        List<String> named = Stream.of(rule.and(), rule.or(), rule.minus()).flatMap(List::stream).toList();
        named.forEach(name -> documents.find("calendar", name).ifPresent(other -> build(other, above)));
        if (named.stream().allMatch(built::containsKey)) {
            built.put(document.name(), new WorkCalendar(rule, holidays, built));
        }
        above.remove(document.name());
    }

    private static CalendarRule rule(Document document) {
        Fields fields = document.fields();
        boolean made = fields.node("dates").isPresent() || COMBINING.stream().anyMatch(key -> fields.node(key).isPresent());
        Set<DayOfWeek> byDefault = made ? EnumSet.noneOf(DayOfWeek.class) : CalendarRule.USUAL_WEEKEND;
        return new CalendarRule(document.name(), fields.sentence("title").orElse(Text.same(document.name())), fields.text("holidays"),
                fields.node("weekend").isPresent() ? weekdays(fields) : byDefault, spans(fields, "closed"), spans(fields, "open"),
                fields.node("dates").map(node -> spans(fields, "dates")), fields.texts("and"), fields.texts("or"), fields.texts("minus"),
                fields.date("from"), fields.date("until"));
    }

    private static Set<DayOfWeek> weekdays(Fields fields) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String text : fields.texts("weekend")) {
            Stream.of(DayOfWeek.values()).filter(day -> day.name().substring(0, 3).equalsIgnoreCase(text)).forEach(days::add);
        }
        return days;
    }

    private static List<Span> spans(Fields fields, String key) {
        return fields.items(key).stream().flatMap(node -> span(node).stream()).toList();
    }

    /** A date or two, or a map that gives a reason as well. */
    private static Optional<Span> span(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Scalars.span(scalar.text());
            case Node.Mapping mapping -> {
                Fields fields = new Fields(mapping);
                yield fields.text("date").flatMap(Scalars::span)
                        .map(span -> new Span(span.from(), span.to(), fields.sentence("reason")));
            }
            case Node.Sequence sequence -> Optional.empty();
        };
    }
}
