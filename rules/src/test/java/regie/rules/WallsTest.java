package regie.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules import downwards only, and the packages inside one form no ring. */
class WallsTest {

    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern OURS = Pattern.compile("<groupId>regie</groupId>\\s*<artifactId>([a-z]+)</artifactId>");

    private static final ArchRule ARROWS = ArchRuleDefinition.classes().that().resideInAPackage("regie..")
            .should(importDownwardsOnly())
            .because("a wall that gives way once is no wall: what is needed from above is either a value that the "
                    + "caller can hand in, or a port that the upper floor implements. The arrows stand in Walls.java "
                    + "and in the drawing of ARCHITECTURE.md");

    private static final ArchRule NO_RINGS = SlicesRuleDefinition.slices().assignedFrom(packages())
            .should().beFreeOfCycles()
            .because("packages that import each other in a ring can only be understood, tested and moved all at "
                    + "once: take out the part that both need, or move the type to where it is used");

    private static final Rule<Page> POMS = new Rule<>("a pom asks only for modules that the walls allow",
            "the build is the wall that holds when nobody looks: an arrow in a pom invites the import (a test may start the "
                    + "real neighbour, by test scope)",
            WallsTest::forbiddenInPom);

    @Test
    void modulesImportDownwardsOnly() {
        ARROWS.check(House.classes());
    }

    @Test
    void modulesImportDownwardsOnlyCatches(@TempDir Path folder) {
        var classes = Snippets.imported(folder,
                "package regie.store; public class Shelf {}",
                "package regie.kernel; public class Climber { regie.store.Shelf shelf; }");
        assertTrue(ARROWS.evaluate(classes).hasViolation());
    }

    @Test
    void packagesFormNoRing() {
        NO_RINGS.check(House.classes());
    }

    @Test
    void packagesFormNoRingCatches(@TempDir Path folder) {
        var classes = Snippets.imported(folder,
                "package regie.engine.left; public class Left { regie.engine.right.Right right; }",
                "package regie.engine.right; public class Right { regie.engine.left.Left left; }");
        assertTrue(NO_RINGS.evaluate(classes).hasViolation());
    }

    @Test
    void pomsAskForAllowedModulesOnly() {
        POMS.holdsFor(Project.modules().stream()
                .map(module -> Project.read(Project.root().resolve(module).resolve("pom.xml"))).toList());
    }

    @Test
    void pomsAskForAllowedModulesOnlyCatches() {
        var pom = new Page("estate/pom.xml", """
                <dependency><groupId>regie</groupId><artifactId>kernel</artifactId></dependency>
                <dependency><groupId>regie</groupId><artifactId>server</artifactId></dependency>
                <dependency><groupId>regie</groupId><artifactId>agent</artifactId><scope>test</scope></dependency>
                """);
        assertEquals(List.of("estate/pom.xml: estate → server"), POMS.findings(pom));
    }

    @Test
    void everyModuleHasItsPlaceInTheDrawing() {
        for (String module : Project.modules()) {
            assertTrue(Walls.knows(module), module + " has no line in Walls.java: say what it may import");
        }
    }

    @Test
    void whatAModuleIsBuiltOnIsAllowedToo() {
        assertTrue(Walls.allows("engine", "kernel"));
        assertTrue(Walls.allows("cli", "store"));
        assertFalse(Walls.allows("agent", "engine"));
        assertFalse(Walls.allows("simulator", "rules"));
    }

    private static List<String> forbiddenInPom(Page pom) {
        String module = pom.top();
        List<String> found = new ArrayList<>();
        DEPENDENCY.matcher(pom.text()).results().map(match -> match.group(1))
                .filter(one -> !one.contains("<scope>test</scope>"))
                .flatMap(one -> OURS.matcher(one).results()).map(match -> match.group(1))
                .filter(to -> !Walls.allows(module, to))
                .forEach(to -> found.add(pom.path() + ": " + module + " → " + to));
        return found;
    }

    private static ArchCondition<JavaClass> importDownwardsOnly() {
        return new ArchCondition<>("import only from their own module and from what it is built on") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = Walls.moduleOf(House.named(type));
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String to = Walls.moduleOf(House.named(dependency.getTargetClass()));
                    if (!to.isEmpty() && !Walls.allows(from, to)) {
                        events.add(SimpleConditionEvent.violated(type, from + " → " + to + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "the packages of the house";
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return Walls.moduleOf(House.named(type)).isEmpty() ? SliceIdentifier.ignore()
                        : SliceIdentifier.of(type.getPackageName());
            }
        };
    }
}
