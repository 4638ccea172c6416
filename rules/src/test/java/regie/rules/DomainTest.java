package regie.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The domain computes; it does not look. The same command on the same state gives the same events tonight,
 * in a forecast, in a replay and under the simulator, only while nothing in there can see a clock, an id
 * generator, chance, a thread, a disk or the hash seed of one JVM.
 */
class DomainTest {

    private static final ArchRule OWN_WORDS_ONLY = ArchRuleDefinition.classes().that(areTheDomain())
            .should().onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..",
                    "regie.kernel..", "regie.estate..", "regie.engine.."))
            .because("the domain does not know that it is stored, shown or sent: a library's type in a signature "
                    + "would make its next version a change of the rules of the night");

    private static final ArchRule NO_OUTSIDE = ArchRuleDefinition.noClasses().that(arePure())
            .should().dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..",
                    "java.net..", "java.sql..", "javax.sql..", "java.lang.foreign..", "java.util.concurrent..",
                    "java.util.logging..", "org.slf4j..", "ch.qos.logback..")
                    .or(named("java.lang.Thread", "java.lang.ThreadLocal", "java.lang.ScopedValue", "java.lang.Process",
                            "java.lang.ProcessBuilder", "java.lang.Runtime")))
            .because("what the domain wants done it says as an event or an intent, which the floors above carry "
                    + "out after the commit; a file, a thread or a log line from inside would happen again at each replay");

    private static final ArchRule NO_CLOCK_NO_CHANCE = ArchRuleDefinition.noClasses().that(arePure())
            .should().accessTargetWhere(Forbidden.calls(Forbidden.CLOCK_AND_CHANCE))
            .because("time, ids and chance come in with the Moment or with the command, so that a replay sees "
                    + "what the night saw: take the instant as a parameter; draw the number where the command is made");

    private static final ArchRule NO_RANDOM_ORDER = ArchRuleDefinition.noClasses().that(arePure())
            .should().accessTargetWhere(Forbidden.calls(Forbidden.RANDOM_ORDER))
            .because("Set.of, Map.of, copyOf and hash collections are walked in another order in each JVM, and one walk "
                    + "is enough to make tonight and its replay differ: use LinkedHashMap, TreeMap, arrays or List "
                    + "(List.copyOf keeps its order; Collections.unmodifiableMap keeps that of a LinkedHashMap)");

    private static final ArchRule EVOLVE_DECIDES_NOTHING = ArchRuleDefinition.noClasses().that(arePure())
            .should().accessTargetWhere(Forbidden.calls(Forbidden.IN_EVOLVE).and(Forbidden.fromMethod("evolve")))
            .because("evolve runs again for years, under newer time-zone rules and newer expressions: what came out "
                    + "of them on the night stands in the event");

    @Test
    void domainNeedsNothingButTheJdk() {
        OWN_WORDS_ONLY.check(House.classes());
    }

    @Test
    void domainNeedsNothingButTheJdkCatches(@TempDir Path folder) {
        caught(OWN_WORDS_ONLY, folder, "package regie.estate; class Chatty { org.slf4j.Logger log; }");
    }

    @Test
    void domainTouchesNothingOutside() {
        NO_OUTSIDE.check(House.classes());
    }

    @Test
    void domainTouchesNothingOutsideCatches(@TempDir Path folder) {
        caught(NO_OUTSIDE, folder, "package regie.engine; class Reader { java.nio.file.Path file; }");
        caught(NO_OUTSIDE, folder, "package regie.kernel; class Spinner { void spin() { Thread.onSpinWait(); } }");
    }

    @Test
    void domainHasNoClockAndNoChance() {
        NO_CLOCK_NO_CHANCE.check(House.classes());
    }

    @Test
    void domainHasNoClockAndNoChanceCatches(@TempDir Path folder) {
        for (String call : List.of("java.time.Instant.now()", "System.nanoTime()", "java.util.UUID.randomUUID()",
                "new java.util.Random()", "Math.random()", "java.time.LocalDate.now()", "java.util.Locale.getDefault()",
                "java.time.ZoneId.systemDefault()")) {
            caught(NO_CLOCK_NO_CHANCE, folder, "package regie.engine; class Guess { Object o = " + call + "; }");
        }
        passes(NO_CLOCK_NO_CHANCE, folder,
                "package regie.engine; class Guess { Object o = new java.util.Random(7); int h(String s) { return s.length(); } }");
    }

    @Test
    void machinesAreHeldToTheSame(@TempDir Path folder) {
        String machine = "package regie.runtime.lease; public class LeaseMachine {}";
        String beside = "class Watch { long now() { return System.nanoTime(); } }";
        var together = Snippets.imported(folder, machine, "package regie.runtime.lease; " + beside);
        assertTrue(NO_CLOCK_NO_CHANCE.evaluate(together).hasViolation());
        var apart = Snippets.imported(folder, machine, "package regie.runtime.clock; " + beside);
        assertFalse(NO_CLOCK_NO_CHANCE.evaluate(apart).hasViolation());
    }

    @Test
    void domainWalksNothingInRandomOrder() {
        NO_RANDOM_ORDER.check(House.classes());
    }

    @Test
    void domainWalksNothingInRandomOrderCatches(@TempDir Path folder) {
        for (String call : List.of("java.util.Set.of(1, 2)", "java.util.Map.of(1, 2, 3, 4)",
                "java.util.Set.of(new Integer[] {1, 2})", "new java.util.HashMap<String, String>()",
                "java.util.Map.copyOf(new java.util.TreeMap<String, String>())",
                "java.util.stream.Stream.of(1).collect(java.util.stream.Collectors.toSet())",
                "java.util.stream.Stream.of(1).collect(java.util.stream.Collectors.groupingBy(n -> n))")) {
            caught(NO_RANDOM_ORDER, folder, "package regie.estate; class Sack { Object o = " + call + "; }");
        }
        caught(NO_RANDOM_ORDER, folder,
                "package regie.estate; class Sack { java.util.function.Supplier<Object> s = java.util.HashSet::new; }");
        passes(NO_RANDOM_ORDER, folder, "package regie.estate; import java.util.*; class Sack { Object a = List.copyOf(List.of(1)), "
                + "b = Map.of(), c = Set.of(1), d = new LinkedHashMap<String, String>(); }");
    }

    @Test
    void evolveDecidesNothing() {
        EVOLVE_DECIDES_NOTHING.check(House.classes());
    }

    @Test
    void evolveDecidesNothingCatches(@TempDir Path folder) {
        caught(EVOLVE_DECIDES_NOTHING, folder, "package regie.engine; class Late { Object evolve(java.time.Instant at, "
                + "java.time.ZoneId zone) { return at.atZone(zone); } }");
        passes(EVOLVE_DECIDES_NOTHING, folder, "package regie.engine; class Early { Object decide(java.time.Instant at, "
                + "java.time.ZoneId zone) { return at.atZone(zone); } }");
    }

    private static void caught(ArchRule rule, Path folder, String source) {
        assertTrue(rule.evaluate(Snippets.imported(folder, source)).hasViolation(), source);
    }

    private static void passes(ArchRule rule, Path folder, String source) {
        JavaClasses classes = Snippets.imported(folder, source);
        assertFalse(rule.evaluate(classes).hasViolation(), () -> rule.evaluate(classes).getFailureReport().toString());
    }

    private static DescribedPredicate<JavaClass> areTheDomain() {
        return resideInAnyPackage("regie.kernel..", "regie.estate..", "regie.engine..").as("are the domain");
    }

    /** The domain, and what stands beside a machine in protocol and runtime; the ports there are only described. */
    private static DescribedPredicate<JavaClass> arePure() {
        return areTheDomain().or(new DescribedPredicate<>("stand beside a machine") {
            @Override
            public boolean test(JavaClass type) {
                String module = Walls.moduleOf(House.named(type));
                return (module.equals("protocol") || module.equals("runtime")) && !type.isInterface()
                        && type.getPackage().getClasses().stream().anyMatch(DomainTest::isMachine);
            }
        }).as("compute");
    }

    private static boolean isMachine(JavaClass type) {
        return !type.isInterface() && type.getSimpleName().matches(".+(Decider|Machine)");
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        List<String> all = List.of(names);
        return new DescribedPredicate<>("are " + all) {
            @Override
            public boolean test(JavaClass type) {
                return all.contains(House.named(type));
            }
        };
    }
}
