package regie.formats.estate;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regie.estate.between.BetweenRules;
import regie.estate.between.CapacityWindow;
import regie.estate.between.DeclaredEvent;
import regie.estate.between.Freeze;
import regie.estate.plan.EventWait;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.PlanKind;
import regie.estate.plan.Raise;
import regie.estate.plan.TaskDefinition;
import regie.formats.schema.Scalars;
import regie.formats.yaml.Node;
import regie.kernel.ApplicationName;
import regie.kernel.PlanName;
import regie.kernel.Text;

/** What stands between plans, put together from documents and plans. */
final class BetweenBuilder {

    private final Documents documents;
    private final Map<PlanName, PlanDefinition> plans;

    BetweenBuilder(Documents documents, Map<PlanName, PlanDefinition> plans) {
        this.documents = documents;
        this.plans = plans;
    }

    BetweenRules build(Fields estate, ZoneId zone, LocalTime newDay) {
        long days = estate.duration("look_back").map(Duration::toDays).orElse((long) BetweenRules.LOOK_BACK_DAYS);
        return new BetweenRules((int) Math.min(days, 36_500), events(), freezes(zone, newDay), needed());
    }

    private LinkedHashMap<String, DeclaredEvent> events() {
        LinkedHashMap<String, DeclaredEvent> events = new LinkedHashMap<>();
        for (Document document : documents.of("event")) {
            Fields fields = document.fields();
            events.put(document.name(), new DeclaredEvent(document.name(), fields.sentence("title").orElse(Text.same(document.name())),
                    fields.text("from"), fields.flag("external"), fields.duration("keep").orElse(DeclaredEvent.KEEP)));
        }
        for (PlanDefinition plan : plans.values()) {
            for (TaskDefinition task : plan.tasks().values()) {
                for (Raise raise : task.raises()) {
                    events.computeIfAbsent(raise.event(), DeclaredEvent::undeclared);
                }
                for (EventWait wait : task.waits()) {
                    events.computeIfAbsent(wait.event(), DeclaredEvent::undeclared);
                }
            }
        }
        return events;
    }

    private Map<String, LinkedHashSet<String>> needed() {
        Map<String, LinkedHashSet<String>> needed = new LinkedHashMap<>();
        plans.values().forEach(plan -> plan.tasks().values().forEach(task -> collect(task.needs(), needed)));
        return needed;
    }

    private static void collect(Need need, Map<String, LinkedHashSet<String>> into) {
        switch (need) {
            case Need.OnTask on -> { }
            case Need.OnPlan on -> into.computeIfAbsent(on.plan(), plan -> new LinkedHashSet<>()).add(on.task());
            case Need.All all -> all.members().forEach(member -> collect(member, into));
            case Need.Any any -> any.members().forEach(member -> collect(member, into));
        }
    }

    private List<Freeze> freezes(ZoneId zone, LocalTime newDay) {
        List<Freeze> freezes = new ArrayList<>();
        for (Document document : documents.of("freeze")) {
            Fields fields = document.fields();
            Optional<Instant> from = fields.text("from").flatMap(text -> instant(text, zone, newDay, 0));
            Optional<Instant> to = fields.text("to").flatMap(text -> instant(text, zone, newDay, 1));
            if (from.isPresent() && to.isPresent()) {
                freezes.add(new Freeze(document.name(), fields.sentence("reason").orElse(Text.same(document.name())), from.get(), to.get(),
                        named(fields, "plans").stream().map(PlanName::new).toList(),
                        named(fields, "applications").stream().map(ApplicationName::new).toList(),
                        kinds(fields)));
            }
        }
        return freezes;
    }

    private static List<PlanKind> kinds(Fields fields) {
        List<String> named = named(fields, "kinds");
        return Arrays.stream(PlanKind.values()).filter(kind -> named.contains(kind.name().toLowerCase(Locale.ROOT))).toList();
    }

    private static List<String> named(Fields fields, String key) {
        return fields.texts(key).stream().filter(text -> !text.isEmpty()).toList();
    }

    /** A date begins at its new day; {@code later} days are added to one, so that a last date is part of the period. */
    static Optional<Instant> instant(String text, ZoneId zone, LocalTime newDay, int later) {
        int at = text.indexOf('T');
        Optional<LocalDate> date = Scalars.date(at < 0 ? text : text.substring(0, at));
        Optional<LocalDateTime> local = at < 0
                ? date.map(day -> day.plusDays(later).atTime(newDay))
                : date.flatMap(day -> Scalars.time(text.substring(at + 1)).map(day::atTime));
        return local.map(moment -> moment.atZone(zone).toInstant());
    }

    static List<CapacityWindow> capacities(Fields resource) {
        List<CapacityWindow> windows = new ArrayList<>();
        for (Node item : resource.items("capacities")) {
            if (item instanceof Node.Mapping mapping) {
                Fields window = new Fields(mapping);
                window.time("from").ifPresent(from -> window.time("to").ifPresent(to -> window.whole("capacity").ifPresent(capacity ->
                        windows.add(new CapacityWindow(from, to, capacity, weekdays(window))))));
            }
        }
        return windows;
    }

    private static List<DayOfWeek> weekdays(Fields window) {
        List<String> names = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
        return window.texts("days").stream().map(names::indexOf).filter(index -> index >= 0).sorted().distinct()
                .map(index -> DayOfWeek.of(index + 1)).toList();
    }
}
