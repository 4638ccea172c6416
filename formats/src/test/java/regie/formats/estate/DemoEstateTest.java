package regie.formats.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import regie.estate.EstateModel;
import regie.estate.finding.Severity;
import regie.estate.plan.PlanDefinition;
import regie.kernel.Language;

/** The demo is valid, says nothing but notes, and each of its plans survives the journal. */
class DemoEstateTest {

    private static final Path DEMO = Path.of(System.getProperty("regie.root", ".."), "demo");

    @Test
    void itIsValidAndWithoutWarnings() {
        EstateReader.Outcome outcome = EstateReader.read(DEMO, "production");
        assertEquals(List.of(), outcome.findings().all().stream().filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> finding.line(Language.ENGLISH)).toList());
        assertInstanceOf(EstateReader.Outcome.Valid.class, outcome);
    }

    @Test
    void everyPlanIsReadBackFromItsCanonicalForm() {
        EstateModel model = assertInstanceOf(EstateReader.Outcome.Valid.class, EstateReader.read(DEMO, "production")).model();
        assertTrue(model.plans().size() >= 15);
        for (PlanDefinition plan : model.plans().values()) {
            PlanDefinition again = PlanReader.fromCanonical(plan.canonical());
            assertEquals(plan, again);
            assertEquals(List.copyOf(plan.tasks().keySet()), List.copyOf(again.tasks().keySet()));
        }
    }

    @Test
    void theSameDirectoryHasTheSameVersionAndPlans() {
        EstateModel once = assertInstanceOf(EstateReader.Outcome.Valid.class, EstateReader.read(DEMO, "production")).model();
        EstateModel twice = assertInstanceOf(EstateReader.Outcome.Valid.class, EstateReader.read(DEMO, "production")).model();
        assertEquals(once, twice);
        assertEquals(64, once.version().value().length());
    }

    @Test
    void whatIsNoCanonicalPlanIsRefused() {
        PlanDefinition plan = assertInstanceOf(EstateReader.Outcome.Valid.class, EstateReader.read(DEMO, "production")).model()
                .plans().values().iterator().next();
        for (String text : List.of("", "{", "[]", "\"x\"", plan.canonical() + " ", plan.canonical().replaceFirst("\"tasks\"", "\"taskz\""),
                plan.canonical().replaceFirst(",", " ,"))) {
            assertThrows(IllegalArgumentException.class, () -> PlanReader.fromCanonical(text), text);
        }
    }
}
