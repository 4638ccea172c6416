package regie.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names that could stand in the manual, and texts that speak about Régie only. */
class WordsTest {

    // in pieces, so that this page does not hold what it looks for
    private static final Pattern LEFT_OPEN = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b|@Disa" + "bled");
    private static final Pattern UNWANTED = Pattern.compile("(?i)\\b(import|artifactId>|groupId>)\\s*(static )?[\\w.]*(lom" + "bok|mocki"
            + "to|easym" + "ock|powerm" + "ock|jmoc" + "kit|jqw" + "ik|hiber" + "nate|jakarta\\.persist" + "ence|my" + "batis)");
    private static final Pattern WORKPLACE = Pattern.compile("(?i)repo1?[.]m" + "aven[.]|registry[.]np" + "mjs|deb[.]deb" + "ian[.]"
            + "|pypi[.]o" + "rg|ghcr[.]i" + "o|/w" + "ork/|/ho" + "me/[a-z]|/Us" + "ers/|sub" + "-?agent|work" + "tree|\\bcla" + "ude\\b"
            + "|\\bchat" + "gpt|\\bco" + "pilot\\b|\\bLL" + "Ms?\\b|co-auth" + "ored|\\biss" + "ue #?\\d");
    private static final Pattern WORKPLACE_EXACT = Pattern.compile("\\bA" + "I\\b");
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Util|Utils|Helper|Helpers|Manager|Impl)");

    private static final Rule<Page> NAMES = new Rule<>("no type is called Util, Helper, Manager or Impl",
            "such a name says that nobody knew what the thing is: name what it holds or does, as the manual would; "
                    + "an implementation is named for how it does it",
            page -> JavaPage.of(page).types().stream().filter(type -> EMPTY_NAME.matcher(type.name()).matches())
                    .map(type -> page.at(type.line()) + ": " + type.name()).toList());

    private static final Rule<Page> NOTHING_LEFT_OPEN = new Rule<>("nothing is left open in the text",
            "a note to come back is read by everyone and acted on by no one: do it now, or say in the module's README "
                    + "what is not done",
            page -> found(page, LEFT_OPEN));

    private static final Rule<Page> NO_UNWANTED_LIBRARY = new Rule<>("no library writes code behind the page or fakes a port",
            "generated accessors and object mapping hide what happens, and a mock passes where the real thing fails: "
                    + "records, SQL in store, and in-memory twins that keep the same contract",
            page -> found(page, UNWANTED));

    private static final Rule<Page> ABOUT_REGIE_ONLY = new Rule<>("texts speak about Régie, not about the place where it is written",
            "a path or an address of one machine is wrong on every other, and how a page came about is no help to its reader",
            page -> {
                List<String> all = new ArrayList<>(found(page, WORKPLACE));
                all.addAll(found(page, WORKPLACE_EXACT));
                return all;
            });

    @Test
    void namesSayWhatThingsAre() {
        NAMES.holdsFor(Project.java());
    }

    @Test
    void namesSayWhatThingsAreCatches() {
        assertEquals(List.of("A.java:1: RunHelper"), NAMES.findings(new Page("A.java", "class RunHelper {}")));
        assertTrue(NAMES.findings(new Page("A.java", "class Implication { record Management() {} }")).isEmpty());
    }

    @Test
    void nothingIsLeftOpen() {
        NOTHING_LEFT_OPEN.holdsFor(Project.texts());
    }

    @Test
    void nothingIsLeftOpenCatches() {
        assertEquals(1, NOTHING_LEFT_OPEN.findings(new Page("a.md", "fine\n// TO" + "DO later\n")).size());
        assertEquals(1, NOTHING_LEFT_OPEN.findings(new Page("ATest.java", "@Disa" + "bled void t() {}")).size());
    }

    @Test
    void noLibraryWritesBehindThePage() {
        NO_UNWANTED_LIBRARY.holdsFor(Project.texts());
    }

    @Test
    void noLibraryWritesBehindThePageCatches() {
        assertEquals(1, NO_UNWANTED_LIBRARY.findings(new Page("A.java", "import static org.mocki" + "to.Mockito.mock;")).size());
        assertEquals(1, NO_UNWANTED_LIBRARY.findings(new Page("pom.xml", "<artifactId>lom" + "bok</artifactId>")).size());
    }

    @Test
    void textsSpeakAboutRegieOnly() {
        ABOUT_REGIE_ONLY.holdsFor(Project.texts());
    }

    @Test
    void textsSpeakAboutRegieOnlyCatches() {
        for (String line : List.of("https://repo1.m" + "aven.org", "see /ho" + "me/someone/x", "as iss" + "ue 3 says",
                "A" + "I wrote this")) {
            assertEquals(1, ABOUT_REGIE_ONLY.findings(new Page("a.md", line)).size(), line);
        }
        for (String line : List.of("j'ai fini", "the issue is open", "http://maven.apache.org/POM/4.0.0", "homework")) {
            assertTrue(ABOUT_REGIE_ONLY.findings(new Page("a.md", line)).isEmpty(), line);
        }
    }

    private static List<String> found(Page page, Pattern pattern) {
        List<String> lines = page.lines();
        List<String> all = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            var match = pattern.matcher(lines.get(n));
            if (match.find()) {
                all.add(page.at(n + 1L) + ": " + match.group());
            }
        }
        return all;
    }
}
