package regie.formats.imports.systemd;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.formats.imports.Fields;
import regie.formats.imports.Names;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Starts;
import regie.formats.imports.Tree;
import regie.kernel.Language;
import regie.kernel.Text;

/** When a timer elapses, as schedules of a plan. */
final class TimerStarts {

    private static final List<String> ONCE = List.of("OnBootSec", "OnStartupSec", "OnActiveSec");
    private static final List<String> AGAIN = List.of("OnUnitActiveSec", "OnUnitInactiveSec");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String COUNTED_FROM = "2026-01-01";

    private final Unit timer;
    private final PlanDraft plan;
    private final ZoneId zone;
    private final Language language;
    private final LinkedHashMap<String, Fields> schedules = new LinkedHashMap<>();
    private final Names names = new Names();
    private final List<CalendarSpec> specs = new ArrayList<>();
    private @Nullable Duration first;
    private @Nullable Duration period;

    TimerStarts(Unit timer, PlanDraft plan, ZoneId zone, Language language) {
        this.timer = timer;
        this.plan = plan;
        this.zone = zone;
        this.language = language;
    }

    /** The rule of the source, when it starts by itself at all. */
    Optional<TimerRule> write() {
        timer.all("OnCalendar").forEach(setting -> calendar(setting.attribute()));
        ONCE.forEach(key -> timer.all(key).forEach(setting -> once(setting.attribute())));
        AGAIN.forEach(key -> timer.all(key).forEach(setting -> again(key, setting.attribute())));
        String missed = timer.isTrue("Persistent") ? "last" : "none";
        schedules.values().forEach(schedule -> schedule.put("catch_up", new Fields().word("missed", missed)));
        if (schedules.size() == 1) {
            plan.head().put("schedule", schedules.firstEntry().getValue());
        } else if (!schedules.isEmpty()) {
            Fields all = new Fields();
            for (Map.Entry<String, Fields> schedule : schedules.entrySet()) {
                all.put(schedule.getKey(), schedule.getValue());
            }
            plan.head().put("schedules", all);
        }
        if (schedules.isEmpty()) {
            comment(new Text("Sans horaire : à charger par « regie order " + plan.name() + " ».",
                    "Without a schedule: to be ordered by 'regie order " + plan.name() + "'."));
            return Optional.empty();
        }
        plan.head().word("overlap", "skip");
        return Optional.of(new TimerRule(specs, first, period, spread(), zone));
    }

    private Duration spread() {
        Duration random = Span.read(timer.text("RandomizedDelaySec")).orElse(Duration.ZERO);
        return random.plus(Span.read(timer.text("AccuracySec")).orElse(Duration.ofMinutes(1)));
    }

    private void comment(Text words) {
        plan.head().comment("", language == Language.FRENCH ? words.fr() : words.en());
    }

    private String at() {
        return plan.at("schedule");
    }

    private void calendar(SourceAttribute attribute) {
        Optional<CalendarSpec> spec = CalendarSpec.read(attribute.value());
        if (spec.isEmpty()) {
            attribute.notCarried("systemd ne lirait pas cette expression", "systemd would not read this expression");
            return;
        }
        boolean past = !spec.get().year().any() && spec.get().year().values().getLast() < 2026;
        if (past) {
            attribute.notCarried("une date passée : ce minuteur ne se déclenche plus", "a date that is over: this timer elapses no more");
            return;
        }
        specs.add(spec.get());
        String words = attribute.value().replaceAll("[^A-Za-z0-9]+", "-").replaceFirst("^-", "");
        schedules.put(names.take(words.matches("[0-9].*") ? "at-" + words : words), new CalendarSchedule(spec.get(), zone).fields());
        if (spec.get().onTheMinute()) {
            attribute.carried(at());
        } else {
            attribute.approximated(at(), "sans les secondes", "without the seconds");
        }
    }

    private void once(SourceAttribute attribute) {
        Optional<Duration> after = Span.read(attribute.value());
        boolean repeats = AGAIN.stream().anyMatch(key -> !timer.all(key).isEmpty());
        if (after.isEmpty()) {
            attribute.notCarried("durée illisible", "the span cannot be read");
        } else if (repeats) {
            first = first == null ? after.get() : first;
            attribute.approximated(at(), "compté depuis minuit, comme si la machine démarrait alors",
                    "counted from midnight, as if the machine started then");
        } else {
            attribute.approximated(plan.at(""),
                    "au démarrage de la machine, que Régie ne voit pas : à charger à la main, ou par un évènement",
                    "when the machine starts, which Régie does not see: to be ordered by hand, or by an event");
        }
    }

    private void again(String key, SourceAttribute attribute) {
        Optional<Duration> every = Span.read(attribute.value()).filter(span -> span.toSeconds() >= 1);
        if (every.isEmpty()) {
            attribute.notCarried("durée illisible ou sous la seconde", "the span cannot be read, or is less than a second");
            return;
        }
        period = every.get();
        boolean fromEnd = key.equals("OnUnitInactiveSec");
        Duration begin = first == null || first.compareTo(DAY) >= 0 ? Duration.ZERO : first;
        String time = Starts.shown(LocalTime.MIDNIGHT.plus(begin));
        long days = Math.max(1, (every.get().toSeconds() + DAY.toSeconds() / 2) / DAY.toSeconds());
        Fields schedule = new Fields();
        if (every.get().compareTo(DAY) >= 0) {
            schedule.put("days", Tree.word(days == 1 ? "daily" : "every " + days + " days from " + COUNTED_FROM))
                    .put("at", Tree.quoted(time));
        } else {
            schedule.word("every", Span.written(every.get()));
            if (!begin.isZero()) {
                schedule.put("from", Tree.quoted(time));
            }
            schedule.word("anchor", fromEnd ? "end" : "start");
        }
        schedules.put(names.take("interval"), schedule);
        attribute.approximated(at(), fromEnd ? "compté depuis la dernière fin par systemd ; ici dans chaque journée"
                        : "compté depuis le dernier départ par systemd ; ici dans chaque journée",
                fromEnd ? "counted by systemd from the last end; here within each day"
                        : "counted by systemd from the last start; here within each day");
    }

    /** The other keys of the section. */
    void settle() {
        for (UnitFile.Setting setting : timer.settings()) {
            SourceAttribute attribute = setting.attribute();
            if (attribute.isSettled()) {
                continue;
            }
            switch (setting.section()) {
                case "Timer" -> settle(setting, attribute);
                case "Unit" -> UnitSettings.settle(setting, plan, "");
                default -> UnitSettings.others(setting);
            }
        }
    }

    private void settle(UnitFile.Setting setting, SourceAttribute attribute) {
        switch (setting.key()) {
            case "Persistent" -> attribute.carried(plan.at("schedule.catch_up"));
            case "Unit" -> attribute.carried(plan.at(""));
            case "RandomizedDelaySec" -> random(attribute);
            case "FixedRandomDelay" -> attribute.approximated(at(), "sans retard ici", "without a delay here");
            case "AccuracySec" -> attribute.carried(at(), "Régie lance à l'heure dite, ce que cette marge permet",
                    "Régie starts at the time said, which this margin allows");
            case "WakeSystem" -> attribute.notCarried("Régie ne réveille pas une machine en veille", "Régie wakes no sleeping machine");
            case "RemainAfterElapse", "DeferReactivation" -> attribute.carried("", "propre à systemd, sans effet ici",
                    "of systemd itself, without effect here");
            case "OnClockChange", "OnTimezoneChange" -> attribute.notCarried(
                    "Régie ne déclenche rien au changement d'horloge d'une machine",
                    "Régie starts nothing when a machine's clock is changed");
            default -> attribute.notCarried("sans équivalent dans Régie", "no equivalent in Régie");
        }
    }

    private void random(SourceAttribute attribute) {
        Optional<Duration> span = Span.read(attribute.value());
        if (span.isEmpty() || span.get().isZero()) {
            attribute.carried(at(), "aucun retard", "no delay");
            return;
        }
        String written = Span.written(span.get());
        attribute.approximated(at(), "retard tiré au hasard, jusqu'à " + written + " : ici au début de cette plage",
                "a delay drawn at random, up to " + written + ": here at the beginning of that stretch");
        String key = plan.head().has("schedules") ? "schedules" : "schedule";
        plan.head().comment(key, language == Language.FRENCH ? "À l'origine, retardé au hasard de " + written + " au plus."
                : "Delayed at random by up to " + written + " in the source.");
    }
}
