package regie.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each package says what it is, and the libraries of the upper floors stay up there. */
class PackagesTest {

    private static final String MAIN = "/src/main/java/";
    private static final Pattern SENTENCE = Pattern.compile("/\\*\\*.*?[.!:;]\\s*.*?\\*/.*@NullMarked\\s+package ", Pattern.DOTALL);

    /** Where each family of libraries is at home. */
    private static final Map<String, List<String>> HOME = new TreeMap<>(Map.of(
            "org.springframework.", List.of("server"),
            "org.springframework.jdbc.", List.of("store", "server"),
            "org.springframework.transaction.", List.of("store", "server"),
            "org.springframework.dao.", List.of("store", "server"),
            "java.sql.", List.of("store"),
            "javax.sql.", List.of("store"),
            "org.postgresql.", List.of("store"),
            "org.flywaydb.", List.of("store"),
            "dev.cel.", List.of("formats"),
            "org.snakeyaml.", List.of("formats")));

    private static final Rule<Map<String, List<Page>>> DESCRIBED = new Rule<>(
            "every package has a package-info.java with a sentence and @NullMarked",
            "the sentence tells a newcomer whether to open the folder, and without the mark every reference in it may be null",
            folders -> folders.entrySet().stream()
                    .filter(folder -> folder.getValue().stream().noneMatch(PackagesTest::describes))
                    .map(folder -> folder.getKey() + ": no package-info.java with a sentence and @NullMarked").toList());

    private static final ArchRule AT_HOME = ArchRuleDefinition.noClasses().that().resideInAPackage("regie..")
            .should().accessTargetWhere(DescribedPredicate.describe(
                    "a library that is at home in another module",
                    access -> strays(access.getOriginOwner(), access.getTargetOwner())))
            .because("what only one module knows can be changed in one module: SQL and its driver belong to store, Spring "
                    + "to server (spring-jdbc to store), YAML and CEL to formats; the others ask for a port");

    private static final Pattern SQL = Pattern.compile("(?is)\\s*(select\\s.+\\sfrom\\s|insert\\s+into\\s|update\\s+\\w+\\s+set\\s"
            + "|delete\\s+from\\s|(create|alter|drop)\\s+(table|index|schema)\\s).*");

    private static final Rule<Page> NO_SQL = new Rule<>("SQL stands in store only",
            "a table may change its columns only when one module knows them: ask store for a view",
            page -> page.isTest() || List.of("store", "bench", "rules", "demo").contains(page.top()) ? List.of()
                    : JavaPage.of(page).literals().stream().filter(words -> SQL.matcher(words.text()).matches())
                            .map(words -> page.at(words.line()) + ": " + words.text().strip().lines().findFirst().orElse("")).toList());

    private static final Rule<Page> NO_DEFAULT = new Rule<>("a switch over sealed types in the domain has no default",
            "when a state or a command is added, the compiler must show every place that has to decide about it",
            page -> !isDomain(page) || page.isTest() ? List.of()
                    : JavaPage.of(page).patternSwitchesWithDefault().stream().map(line -> page.at(line) + ": default").toList());

    @Test
    void everyPackageIsDescribed() {
        DESCRIBED.holdsFor(List.of(byFolder(Project.java())));
    }

    @Test
    void everyPackageIsDescribedCatches() {
        var bare = new Page("engine/src/main/java/regie/engine/deep/A.java", "package regie.engine.deep; class A {}");
        var described = new Page("engine/src/main/java/regie/engine/package-info.java",
                "/** Runs. */\n@NullMarked\npackage regie.engine;\n");
        var unmarked = new Page("store/src/main/java/regie/store/package-info.java", "/** Tables. */\npackage regie.store;\n");
        var found = DESCRIBED.findings(byFolder(List.of(bare, described, unmarked)));
        assertEquals(2, found.size(), found::toString);
    }

    @Test
    void librariesStayAtHome() {
        AT_HOME.check(House.classes());
    }

    @Test
    void librariesStayAtHomeCatches(@TempDir Path folder) {
        assertTrue(AT_HOME.evaluate(Snippets.imported(folder,
                "package regie.server; class Direct { Object o(java.sql.Connection c) throws Exception { return c.createStatement(); } }"))
                .hasViolation());
        assertFalse(AT_HOME.evaluate(Snippets.imported(folder,
                "package regie.store; class Direct { Object o(java.sql.Connection c) throws Exception { return c.createStatement(); } }"))
                .hasViolation());
    }

    @Test
    void sqlStandsInStoreOnly() {
        NO_SQL.holdsFor(Project.java());
    }

    @Test
    void sqlStandsInStoreOnlyCatches() {
        String source = "class A { String q = \"\"\"\n    SELECT run FROM view_run WHERE day = ?\n    \"\"\"; "
                + "String fine = \"select a plan\"; }";
        assertEquals(1, NO_SQL.findings(new Page("server/src/main/java/regie/server/A.java", source)).size());
        assertTrue(NO_SQL.findings(new Page("store/src/main/java/regie/store/A.java", source)).isEmpty());
    }

    @Test
    void sealedSwitchesHaveNoDefault() {
        NO_DEFAULT.holdsFor(Project.java());
    }

    @Test
    void sealedSwitchesHaveNoDefaultCatches() {
        String source = "class A { int a(Object s) { return switch (s) { case Waiting w -> 1; default -> 2; }; }\n"
                + "int b(int n) { return switch (n) { case 1 -> 1; default -> 2; }; } }";
        assertEquals(List.of("engine/src/main/java/regie/engine/A.java:1: default"),
                NO_DEFAULT.findings(new Page("engine/src/main/java/regie/engine/A.java", source)));
    }

    /** The wire and the loop read values of any type, and there a default is right; the machines beside them have none. */
    private static boolean isDomain(Page page) {
        return List.of("kernel", "estate", "engine").contains(page.top()) || page.path().matches(".*(Machine|Decider)\\.java");
    }

    private static Map<String, List<Page>> byFolder(List<Page> pages) {
        return pages.stream().filter(page -> page.path().contains(MAIN))
                .collect(Collectors.groupingBy(Page::folder, TreeMap::new, Collectors.toList()));
    }

    private static boolean describes(Page page) {
        return page.name().equals("package-info.java") && SENTENCE.matcher(page.text()).find();
    }

    private static boolean strays(JavaClass from, JavaClass to) {
        String module = Walls.moduleOf(House.named(from));
        if (Walls.WORKSHOP.contains(module)) {
            return false;
        }
        String target = House.named(to);
        return HOME.entrySet().stream().filter(home -> target.startsWith(home.getKey()))
                .max((a, b) -> a.getKey().length() - b.getKey().length())
                .map(home -> !home.getValue().contains(module)).orElse(false);
    }
}
