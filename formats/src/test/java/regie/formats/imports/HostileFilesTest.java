package regie.formats.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are cut, foreign, in another charset or meant to harm: a report, never a crash, never a silent skip. */
class HostileFilesTest {

    private static final List<String> SAMPLES = List.of("jil/chain.jil", "control-m/night.xml", "control-m-json/flows.json",
            "vtom/paie.xml",
            "rundeck/ops.yaml");

    @TempDir
    Path folder;

    private Import one(String format, byte[] bytes) throws IOException {
        return Import.of(format, Files.createTempDirectory(folder, "h"), List.of(new SourceFile("source", bytes)));
    }

    private static byte[] sample(String path) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/imports").resolve(path));
    }

    @Test
    void aFileCutAnywhereGivesAReportAndAValidEstate() throws IOException {
        for (String path : SAMPLES) {
            byte[] whole = sample(path);
            for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 20)) {
                Import made = one(path.substring(0, path.indexOf('/')), Arrays.copyOf(whole, length));
                assertFalse(made.imported().report().rows().isEmpty(), path + " cut at " + length);
                boolean something = !made.imported().estate().isEmpty();
                assertTrue(!something || made.errors().isEmpty(), () -> path + ": " + made.errors() + "\n" + made.whole());
            }
        }
    }

    @Test
    void bytesTurnedAtRandomNeverCrash() throws IOException {
        Random chance = new Random(20261123);
        for (String path : SAMPLES) {
            for (int round = 0; round < 25; round++) {
                byte[] bytes = sample(path).clone();
                for (int i = 0; i < 1 + round % 9; i++) {
                    bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
                }
                int seed = round;
                Import made = one(path.substring(0, path.indexOf('/')), bytes);
                boolean something = !made.imported().estate().isEmpty();
                assertTrue(!something || made.errors().isEmpty(), () -> path + " round " + seed + ": " + made.errors());
            }
        }
    }

    @Test
    void eachFormatGivenToEachImporterIsReported() throws IOException {
        for (String format : List.of("jil", "control-m", "control-m-json", "vtom", "rundeck")) {
            for (String path : SAMPLES) {
                assertFalse(one(format, sample(path)).imported().report().rows().isEmpty(), format + " given " + path);
            }
            assertFalse(one(format, new byte[0]).imported().report().rows().isEmpty());
            assertFalse(one(format, new byte[] {0, 1, 2, 0, 'P', 'K'}).imported().report().rows().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"control-m", "vtom", "rundeck"})
    void entitiesAreRefused(String format) throws IOException {
        String secret = folder.resolve("secret").toString();
        Files.writeString(Path.of(secret), "TOP-SECRET");
        String outside = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file://" + secret + "\">]><a name=\"&x;\">&x;</a>";
        Import made = one(format, outside.getBytes(StandardCharsets.UTF_8));
        assertTrue(made.imported().estate().isEmpty());
        assertTrue(made.rows().anyMatch(row -> row.remark().en().contains("declares entities")));
        assertFalse(made.whole().contains("TOP-SECRET"));
        String parameter = "<!DOCTYPE a SYSTEM \"file://" + secret + "\"><joblist><job><name>a</name></job></joblist>";
        assertFalse(one(format, parameter.getBytes(StandardCharsets.UTF_8)).whole().contains("TOP-SECRET"));
        String deep = "<a>".repeat(5_000);
        assertFalse(one(format, deep.getBytes(StandardCharsets.UTF_8)).imported().report().rows().isEmpty());
    }

    @Test
    void charsetsAreUnderstood() throws IOException {
        String jil = "insert_job: CLOTURE\njob_type: c\nmachine: m1\ncommand: /opt/a\ndescription: Clôture générale\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            Import made = one("jil", jil.replace("\n", "\r\n").getBytes(charset));
            assertTrue(made.whole().contains("title: Clôture générale"), charset + "\n" + made.whole());
        }
        byte[] marked = ("\uFEFF" + jil).getBytes(StandardCharsets.UTF_8);
        assertEquals(5, one("jil", marked).imported().report().rows().size());
    }

    @Test
    void textsThatLookLikeTheEstatesOwnLanguageStayTexts() throws IOException {
        String odd = "insert_job: \"x: {a}\"\njob_type: c\nmachine: \"true\"\ncommand: echo '{{ secret(\"x\") }}' # no\n"
                + "description: \"- [a, b]: *c &d !e | > % @ ` '\"\nowner: \"null\"\n";
        Import made = one("jil", odd.getBytes(StandardCharsets.UTF_8));
        assertEquals("", made.errors(), made.whole());
        assertFalse(made.file("plans/x-a.yaml").contains("secret("));
    }
}
