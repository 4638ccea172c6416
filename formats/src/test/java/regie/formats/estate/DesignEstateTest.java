package regie.formats.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import regie.estate.plan.PlanDefinition;
import regie.kernel.Language;
import regie.kernel.PlanName;

/** The estate by which the language is explained reads as it is explained. */
class DesignEstateTest {

    private static final Path DIR = Path.of("src/test/resources/estates/design");

    @Test
    void itIsValid() {
        EstateReader.Outcome outcome = EstateReader.read(DIR, "production");
        assertEquals("", outcome.findings().errors().stream().map(f -> f.line(Language.ENGLISH)).reduce("", (a, b) -> a + "\n" + b));
        EstateReader.Outcome.Valid valid = assertInstanceOf(EstateReader.Outcome.Valid.class, outcome);
        for (PlanDefinition plan : valid.model().plans().values()) {
            assertEquals(plan, PlanReader.fromCanonical(plan.canonical()));
        }
        assertEquals(7, valid.model().plans().get(new PlanName("nightly-close")).tasks().size());
    }
}
