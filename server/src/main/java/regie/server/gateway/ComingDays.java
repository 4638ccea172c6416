package regie.server.gateway;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import regie.engine.EstateCatalog;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.preview.ClockChange;
import regie.estate.preview.EstateDiff;
import regie.estate.preview.RunChange;
import regie.estate.schedule.PlannedStart;
import regie.formats.estate.Bundle;
import regie.kernel.PlanName;
import regie.server.api.EstateChange;

/** What another version makes of the coming days, for whoever decides whether it is put in force. */
final class ComingDays {

    private static final int RUNS_MAX = 2_000;
    private static final int NAMES_MAX = 500;
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private ComingDays() {}

    static EstateChange.Coming of(EstateModel before, Optional<Bundle> filesBefore, EstateModel after, Bundle files, LocalDate from,
            int days) {
        EstateDiff diff = EstateDiff.between(before, after, from, days);
        List<EstateChange.Run> runs = diff.changes().stream().limit(RUNS_MAX).map(ComingDays::run).toList();
        return new EstateChange.Coming(from, days, names(diff.added()), names(diff.removed()), changed(before, after),
                filesBefore.map(old -> files(old, files)).orElse(List.of()), count(diff, RunChange.Kind.ADDED),
                count(diff, RunChange.Kind.REMOVED), count(diff, RunChange.Kind.MOVED), runs, diff.changes().size() - runs.size(),
                clocks(after, from, days),
                diff.unreachable().stream().limit(NAMES_MAX).map(late -> new EstateChange.Late(late.plan().value(), late.task(),
                        late.date(),
                        ISO.format(late.end().atZone(after.zone())), ISO.format(late.deadline().atZone(after.zone())))).toList(),
                diff.runOut().entrySet().stream().map(each -> new EstateChange.RunOut(each.getKey(), each.getValue())).toList());
    }

    /** Plans that both have, with another definition. */
    static List<String> changed(EstateModel before, EstateModel after) {
        List<String> changed = new ArrayList<>();
        for (PlanDefinition plan : after.plans().values()) {
            PlanDefinition old = before.plans().get(plan.name());
            if (old != null && !EstateCatalog.pinOf(old).equals(EstateCatalog.pinOf(plan))) {
                changed.add(plan.name().value());
            }
        }
        return changed.stream().sorted().toList();
    }

    /** Files that are no declarations: what attempts find beside their plan. */
    private static List<String> files(Bundle before, Bundle after) {
        TreeSet<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        return paths.stream().filter(path -> !path.endsWith(".yaml") && !path.endsWith(".yml"))
                .filter(path -> !same(before.files().get(path), after.files().get(path))).limit(NAMES_MAX).toList();
    }

    static boolean same(Bundle.Content one, Bundle.Content other) {
        return one == other || one != null && other != null && one.executable() == other.executable()
                && Arrays.equals(one.bytes(), other.bytes());
    }

    private static List<String> names(List<PlanName> plans) {
        return plans.stream().map(PlanName::value).toList();
    }

    private static int count(EstateDiff diff, RunChange.Kind kind) {
        return (int) diff.changes().stream().filter(change -> change.kind() == kind).count();
    }

    private static EstateChange.Run run(RunChange change) {
        return new EstateChange.Run(change.kind().name().toLowerCase(Locale.ROOT), change.date(), change.plan().value(),
                change.after().or(change::before).orElseThrow().schedule(), change.before().map(ComingDays::at),
                change.after().map(ComingDays::at),
                change.after().map(start -> start.start().applied().name().toLowerCase(Locale.ROOT).replace('_',
                        '-')).orElse("as-written"));
    }

    private static String at(PlannedStart start) {
        return ISO.format(start.start().at());
    }

    private static List<EstateChange.Clock> clocks(EstateModel model, LocalDate from, int days) {
        PlanDates dates = new PlanDates(model);
        List<EstateChange.Clock> found = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            LocalDate date = from.plusDays(day);
            ClockChange.between(dates.newDay(date, model.zone()), dates.newDay(date.plusDays(1), model.zone()), model.zone())
                    .ifPresent(clock -> found.add(new EstateChange.Clock(date, clock.before().getId(), clock.after().getId())));
        }
        return found;
    }
}
