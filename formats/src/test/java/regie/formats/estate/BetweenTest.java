package regie.formats.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.estate.EstateModel;
import regie.estate.between.BetweenRules;
import regie.estate.between.CapacityWindow;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.Raise;
import regie.estate.plan.TaskDefinition;
import regie.kernel.Language;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;

/** What an estate says about what stands between its plans, and what is said about it. */
class BetweenTest {

    private static final String ESTATE = """
            estate: e
            zone: Europe/Paris
            new_day: "06:00"
            look_back: 40d
            ---
            application: sales
            ---
            resource: db
            capacity: 4
            capacities: [{from: "22:00", to: "06:00", capacity: 8, days: [sun, sat]}]
            ---
            event: rates-received
            title: {fr: Cours, en: Rates}
            from: banque
            external: true
            keep: 3d
            ---
            freeze: year-end
            from: 2026-12-28
            to: 2026-12-31
            applications: [sales]
            kinds: [release]
            reason: closing
            ---
            plan: billing
            application: sales
            schedule: {days: daily, at: "21:00"}
            tasks:
              export: {nothing: {}, raises: [exported, {event: broken, date: none, when: failed}]}
            ---
            """;

    private static EstateModel model(String more) {
        Bundle bundle = Bundle.of(Map.of("estate.yaml", new Bundle.Content((ESTATE + more).getBytes(StandardCharsets.UTF_8), false)));
        EstateReader.Outcome outcome = EstateReader.read(bundle, "production");
        return assertInstanceOf(EstateReader.Outcome.Valid.class, outcome, () -> outcome.findings().text(Language.ENGLISH)).model();
    }

    private static final String PLAN = """
            plan: p
            application: sales
            schedule: {days: "mon,tue", at: "22:00"}
            tasks:
              z: {nothing: {}}
              a:
                nothing: {}
                needs: [z, billing, "billing/export@-2", {task: "self@previous", if_absent: pass}, {task: self/z},
                  {task: billing/export@any, when: ended, within: 12h}]
                waits: [{event: rates-received, date: previous, until: "04:00", day: 1, then: start, within: 6h, consume: true},
                  {event: exported}]
                raises: [{event: done, date: next}]
              b: {nothing: {}, waits: [{event: done, date: none}, {event: broken, date: any}]}
            """;

    @Test
    void needsWaitsAndRaisesAreRead() {
        TaskDefinition task = model(PLAN).plans().get(new PlanName("p")).tasks().get("a");
        Optional<Duration> ever = Optional.empty();
        assertEquals(new Need.All(List.of(new Need.OnTask("z", Need.Ending.SUCCEEDED, false),
                new Need.OnPlan("billing", "", DateRef.SAME, Need.Ending.SUCCEEDED, false, Need.IfAbsent.UNSAID, ever),
                new Need.OnPlan("billing", "export", new DateRef(DateRef.Kind.DATED, -2), Need.Ending.SUCCEEDED, false,
                        Need.IfAbsent.UNSAID, ever),
                new Need.OnPlan("p", "", DateRef.PREVIOUS, Need.Ending.SUCCEEDED, false, Need.IfAbsent.PASS, ever),
                new Need.OnTask("z", Need.Ending.SUCCEEDED, false),
                new Need.OnPlan("billing", "export", DateRef.ANY, Need.Ending.ENDED, false, Need.IfAbsent.UNSAID,
                        Optional.of(Duration.ofHours(12))))), task.needs());
        assertEquals(List.of(new EventWait("rates-received", DateRef.PREVIOUS, Optional.of(LocalTime.parse("04:00")), 1,
                        EventWait.Then.START, Optional.of(Duration.ofHours(6)), true),
                new EventWait("exported", DateRef.SAME, Optional.empty(), 0, EventWait.Then.HOLD, Optional.empty(), false)), task.waits());
        assertEquals(List.of(new Raise("done", DateRef.NEXT, Need.Ending.SUCCEEDED)), task.raises());
    }

    @Test
    void theCanonicalFormReadsBackTheSame() {
        PlanDefinition plan = model(PLAN).plans().get(new PlanName("p"));
        assertEquals(plan.tasks(), PlanReader.fromCanonical(plan.canonical()).tasks());
    }

    @Test
    void whatStandsBetweenPlansIsGathered() {
        EstateModel model = model(PLAN);
        BetweenRules between = model.between();
        assertEquals(40, between.lookBackDays());
        assertEquals(Set.of("rates-received", "exported", "broken", "done"), between.events().keySet());
        assertEquals(Duration.ofDays(3), between.events().get("rates-received").keep());
        assertEquals(Map.of("billing", Set.of("", "export"), "p", Set.of("")), between.needed());
        assertEquals(Instant.parse("2026-12-28T05:00:00Z"), between.freezes().getFirst().from());
        assertEquals(Instant.parse("2027-01-01T05:00:00Z"), between.freezes().getFirst().to());
        assertEquals(List.of(new CapacityWindow(LocalTime.parse("22:00"), LocalTime.parse("06:00"), 8,
                        List.of(java.time.DayOfWeek.SATURDAY, java.time.DayOfWeek.SUNDAY))),
                model.resources().get(new ResourceName("db")).windows());
    }

    @Test
    void checkListsTheDatesOnWhichTheOtherPlanIsAbsent(@TempDir Path dir) throws Exception {
        Files.writeString(dir.resolve("estate.yaml"), ESTATE + """
                plan: sometimes
                application: sales
                schedule: {days: "mon", at: "21:00"}
                tasks:
                  x: {nothing: {}}
                ---
                plan: by-hand
                application: sales
                tasks:
                  x: {nothing: {}}
                ---
                plan: p
                application: sales
                schedule: {days: "mon,tue", at: "22:00"}
                tasks:
                  a: {nothing: {}, needs: [billing/export, sometimes/x, {task: by-hand, if_absent: wait}, "sometimes/x@previous"]}
                  b: {nothing: {}, needs: [{task: sometimes, if_absent: pass}, by-hand/x, "self@previous"]}
                """);
        assertEquals("""
                estate.yaml:46:44: warning: "sometimes" is not of the date that "sometimes/x" means, within 400 days, when this plan runs \
                on: 2026-11-24, 2026-12-01, 2026-12-08, 2026-12-15, 2026-12-22, 2026-12-29, … (57). \
                Say what holds then: {task: sometimes/x, if_absent: pass}, or wait, or fail.
                estate.yaml:47:64: warning: "by-hand", which "by-hand/x" means, has no schedule: it is of no date until \
                somebody orders it. \
                Say what holds then: {task: by-hand/x, if_absent: wait}, or pass, or fail.
                estate.yaml:47:75: note: the very first run has nothing before it: "self@previous" would make it wait. \
                Say so: {task: self@previous, if_absent: pass}.""",
                lines(EstateReader.check(dir, Optional.empty(), Optional.of(LocalDate.parse("2026-11-23"))).text(Language.ENGLISH)));
    }

    private static String lines(String text) {
        return String.join("\n", text.lines().filter(line -> line.contains("if_absent")).toList());
    }
}
