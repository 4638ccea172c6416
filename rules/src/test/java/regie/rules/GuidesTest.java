package regie.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Guides drift unless a test reads them. */
class GuidesTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern QUOTED_PATH = Pattern.compile("`((?:[\\w.-]+/)+[\\w.-]*)`");
    private static final Pattern QUOTED_TYPE = Pattern.compile("`([A-Z]\\w+\\.java)`");

    private static final Rule<String> HAS_README = new Rule<>("every module has a README.md that begins with its title",
            "who opens a folder wants to know what it is, its words, the way data takes through it, and what is easy to get wrong",
            module -> {
                Path file = Project.root().resolve(module).resolve("README.md");
                return Files.isRegularFile(file) && Project.read(file).text().startsWith("# ") ? List.of()
                        : List.of(module + "/README.md is missing or has no title");
            });

    private static final Rule<Page> LINKS = new Rule<>("links, paths and file names in guides exist",
            "a guide that points at nothing teaches its reader not to trust the rest of it", GuidesTest::broken);

    @Test
    void everyModuleHasAReadme() {
        HAS_README.holdsFor(Project.modules().stream().filter(Project::hasCode).toList());
    }

    @Test
    void everyModuleHasAReadmeCatches() {
        assertEquals(List.of("cellar/README.md is missing or has no title"), HAS_README.findings("cellar"));
    }

    @Test
    void linksInGuidesExist() {
        LINKS.holdsFor(Project.texts().stream().filter(page -> page.path().endsWith(".md")).toList());
    }

    @Test
    void linksInGuidesExistCatches() {
        var guide = new Page("rules/README.md", """
                # Rules
                [the walls](src/test/java/regie/rules/Walls.java), [gone](../nowhere.md), [outside](https://example.org),
                `rules/src/test/java/regie/rules/Walls.java`, `rules/src/main/lost.txt`, `Walls.java`, `NoSuchPage.java`,
                and `text/html` is no path of ours.
                """);
        assertEquals(List.of("rules/README.md:2: ../nowhere.md", "rules/README.md:3: rules/src/main/lost.txt",
                "rules/README.md:3: NoSuchPage.java"), LINKS.findings(guide));
    }

    @Test
    void aPathIsOursWhenItsFirstStepExists() {
        assertTrue(isOurs("rules/README.md"));
        assertTrue(!isOurs("application/json"));
    }

    private static List<String> broken(Page guide) {
        List<String> found = new ArrayList<>();
        List<String> lines = guide.lines();
        Path folder = Project.root().resolve(guide.folder());
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            String at = guide.at(n + 1L) + ": ";
            LINK.matcher(line).results().map(match -> match.group(1)).filter(GuidesTest::isLocal)
                    .filter(target -> !Files.exists(folder.resolve(withoutAnchor(target)))).forEach(target -> found.add(at + target));
            QUOTED_PATH.matcher(line).results().map(match -> match.group(1)).filter(GuidesTest::isOurs)
                    .filter(path -> !Files.exists(Project.root().resolve(path))).forEach(path -> found.add(at + path));
            QUOTED_TYPE.matcher(line).results().map(match -> match.group(1))
                    .filter(name -> !existsSomewhere(name)).forEach(name -> found.add(at + name));
        }
        return found;
    }

    private static boolean isLocal(String target) {
        return !target.contains("://") && !target.startsWith("#") && !target.startsWith("mailto:");
    }

    private static String withoutAnchor(String target) {
        int hash = target.indexOf('#');
        return hash < 0 ? target : target.substring(0, hash);
    }

    /** Media types, names of tasks and options of tools look like paths too; ours begin with a folder that we have. */
    private static boolean isOurs(String path) {
        String first = path.substring(0, path.indexOf('/'));
        boolean made = List.of("dist", "target", "regie-data").contains(first) || path.contains("/target/");
        return !made && !first.equals("..") && !first.equals(".") && isFolder(Project.root().resolve(first));
    }

    private static boolean isFolder(Path path) {
        try {
            return Files.isDirectory(path) && path.toRealPath().startsWith(Project.root().toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean existsSomewhere(String name) {
        return Project.java().stream().anyMatch(page -> page.name().equals(name));
    }
}
