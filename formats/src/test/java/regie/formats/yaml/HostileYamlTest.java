package regie.formats.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files made to hurt are refused by their first limit, fast and at a place. The time allowed is that of a loaded machine. */
class HostileYamlTest {

    @Test
    void aliasesOfAliasesAreStoppedByArithmetic() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1,
                    i - 1, i - 1, i - 1, i - 1, i - 1));
        }
        assertRefused("too-many-values", text.toString());
    }

    @Test
    void anAnchorCannotHoldItself() {
        assertRefused("unknown-alias", "a: &a [*a]\n");
    }

    @Test
    void depthIsBounded() {
        assertRefused("too-deep", "a: " + "[".repeat(100_000) + "\n");
        assertRefused("too-deep", "a: " + "{b: ".repeat(60) + "\n");
        StringBuilder block = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            block.append(" ".repeat(i)).append("k:\n");
        }
        assertRefused("too-deep", block.toString());
    }

    @Test
    void sizeIsBounded() {
        assertRefused("file-too-large", "a: " + "x".repeat(5 << 20) + "\n");
        assertRefused("text-too-long", "a: " + "x".repeat(300 << 10) + "\n");
        assertRefused("text-too-long", "x".repeat(4_000_000));
        assertRefused("too-many-values", "a: [" + "x,\n".repeat(500_000) + "]\n");
        assertRefused("too-many-documents", "--- {role: r}\n".repeat(250_000));
    }

    @Test
    void anchorsAreBounded() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append("k%d: &k%d v\n".formatted(i, i));
        }
        assertRefused("too-many-anchors", text.toString());
    }

    @Test
    void tagsAreRefused() {
        assertRefused("tag", "a: !!javax.script.ScriptEngineManager [x]\n");
        assertRefused("tag", "a: !!binary aGVsbG8=\n");
        assertRefused("tag", "a: !local {b: c}\n");
    }

    @Test
    void bytesMustBeUtf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("a: b\nc: ".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.write(0x28);
        Report report = new Report();
        new YamlReader(report, YamlLimits.STANDARD).read("f.yaml", bytes.toByteArray());
        assertEquals("f.yaml:2:4", report.findings().all().getFirst().place().toString());
        assertEquals("not-utf8", report.findings().all().getFirst().code());
    }

    @Test
    void binaryFilesAreRefused() {
        assertRefused("control-character", "a: b\0c\n");
        byte[] noise = new byte[10_000];
        new java.util.Random(7).nextBytes(noise);
        Report report = new Report();
        new YamlReader(report, YamlLimits.STANDARD).read("f.yaml", noise);
        assertTrue(report.hasErrors());
    }

    @Test
    void tabsDuplicatesAndKeysThatAreNoTextAreNamed() {
        assertRefused("tab", "a:\n\tb: c\n");
        assertRefused("duplicate-key", "a: b\na: c\n");
        assertRefused("key-not-text", "? [a, b]\n: c\n");
        assertRefused("key-not-text", "{a: {? {b: c} : d}}\n");
        assertRefused("quote-braces", "a: {{ b }}\n");
    }

    @Test
    void longKeysAndManyDocumentsEnd() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Report report = new Report();
            new YamlReader(report, YamlLimits.STANDARD).read("f.yaml", ("x".repeat(100_000) + ": y\n").getBytes(StandardCharsets.UTF_8));
            new YamlReader(report, YamlLimits.STANDARD).read("f.yaml", "--- a\n".repeat(4_000).getBytes(StandardCharsets.UTF_8));
            new YamlReader(report, YamlLimits.STANDARD).read("f.yaml", "\"".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
            new YamlReader(report, YamlLimits.STANDARD).read("f.yaml", "- ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
            new YamlReader(report, YamlLimits.STANDARD).read("f.yaml", "? ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
            new YamlReader(report, YamlLimits.STANDARD).read("f.yaml", "#\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        Report report = new Report();
        List<Node> read = new YamlReader(report, YamlLimits.STANDARD).read("f.yaml", "\uFEFFa: b\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("a", ((Node.Mapping) read.getFirst()).first().orElseThrow().key());
        assertTrue(report.findings().all().isEmpty());
    }

    @Test
    void scalarsStayAsTheyAreWritten() {
        Report report = new Report();
        Node.Mapping read = (Node.Mapping) new YamlReader(report, YamlLimits.STANDARD)
                .read("f.yaml", "a: 1.10\nb: 01\nc: on\nd: 2026-10-01\ne: ~\nf: 'x: y'\n", 0).getFirst();
        assertEquals(List.of("1.10", "01", "on", "2026-10-01", "~", "x: y"),
                read.entries().values().stream().map(entry -> ((Node.Scalar) entry.value()).text()).toList());
    }

    private static void assertRefused(String code, String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            Report report = new Report();
            new YamlReader(report, YamlLimits.STANDARD).read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
            assertTrue(report.findings().all().stream().anyMatch(finding -> finding.code().equals(code)), report.findings().toString());
        });
    }
}
