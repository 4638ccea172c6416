package regie.formats.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import regie.estate.finding.Finding;
import regie.estate.plan.PlanDefinition;
import regie.formats.yaml.Report;
import regie.kernel.Language;

/**
 * The demo, broken a little at many places from a seed: the reader never throws, and whatever it
 * says has a place that exists and both languages. The seed stands in the failure.
 */
class FuzzTest {

    private static final Path DEMO = Path.of(System.getProperty("regie.root", ".."), "demo");
    private static final int SEEDS = Integer.getInteger("regie.fuzz", 150);
    private static final List<String> WORDS = List.of("{{", "}}", ":", "- ", "\n", "  ", "\t", "[", "]", "{", "}", "\"", "'",
            "#", "&a", "*a",
            "!!x", "|", ">", "null", "~", "-1", "1e9", "é", "\uD83D\uDE00", "\0", "needs", "run: x", "days: never", "{{ secret('x') }}",
            "{{ date.working(-1) }}", "tasks.a", "99999999999999999999", "? ", "---\n", "...\n", "<<: *a", "%YAML 1.1\n", "\\u0000", ",");

    @Test
    void brokenDemosGiveFindingsNeverExceptions() {
        Bundle demo = Directory.read(DEMO, new Report());
        int refused = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Bundle broken = broken(demo, new Random(seed));
            try {
                EstateReader.Outcome outcome = EstateReader.read(broken, "production");
                check(outcome, broken);
                refused += outcome instanceof EstateReader.Outcome.Invalid ? 1 : 0;
            } catch (RuntimeException | StackOverflowError thrown) {
                fail("seed " + seed, thrown);
            } catch (AssertionError wrong) {
                fail("seed " + seed + ": " + wrong.getMessage(), wrong);
            }
        }
        assertTrue(refused > SEEDS / 2, "only " + refused + " of " + SEEDS + " were refused");
    }

    private static void check(EstateReader.Outcome outcome, Bundle bundle) {
        assertEquals(outcome instanceof EstateReader.Outcome.Invalid, outcome.findings().hasErrors());
        for (Finding finding : outcome.findings().all()) {
            assertTrue(finding.place().line() >= 1 && finding.place().column() >= 1, finding.toString());
            boolean exists = bundle.files().containsKey(finding.place().file()) || finding.code().equals("no-estate")
                    || finding.code().equals("unknown-environment");
            assertTrue(exists, finding.toString());
            assertTrue(!finding.line(Language.FRENCH).isEmpty() && !finding.line(Language.ENGLISH).isEmpty());
        }
        if (outcome instanceof EstateReader.Outcome.Valid valid) {
            for (PlanDefinition plan : valid.model().plans().values()) {
                assertEquals(plan, PlanReader.fromCanonical(plan.canonical()));
            }
        }
    }

    private static Bundle broken(Bundle demo, Random random) {
        TreeMap<String, Bundle.Content> files = new TreeMap<>(demo.files());
        List<String> names = new ArrayList<>(files.keySet().stream()
                .filter(name -> name.endsWith(".yaml") || name.endsWith(".md")).toList());
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = files.get(name).bytes();
            files.put(name, new Bundle.Content(random.nextInt(10) == 0 ? flip(bytes, random) : edit(bytes, random), false));
        }
        return Bundle.of(files);
    }

    private static byte[] flip(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        if (changed.length > 0) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] edit(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(12));
        String changed = switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(to);
            case 1 -> text.substring(0, at) + WORDS.get(random.nextInt(WORDS.size())) + text.substring(at);
            case 2 -> text.substring(0, at) + WORDS.get(random.nextInt(WORDS.size())) + text.substring(to);
            default -> swapLines(text, random);
        };
        return changed.getBytes(StandardCharsets.UTF_8);
    }

    private static String swapLines(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.size() > 1) {
            int from = random.nextInt(lines.size());
            String moved = lines.remove(from);
            lines.add(random.nextInt(lines.size() + 1), moved);
        }
        return String.join("\n", lines) + "\n";
    }
}
