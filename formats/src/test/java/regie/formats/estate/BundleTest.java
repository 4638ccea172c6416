package regie.formats.estate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.formats.yaml.Report;

class BundleTest {

    @Test
    void theVersionIsThatOfTheContent() {
        Bundle one = Bundle.of(Map.of("a", content("1"), "b/c", content("2")));
        assertEquals(one.version(), Bundle.of(Map.of("b/c", content("2"), "a", content("1"))).version());
        assertNotEquals(one.version(), Bundle.of(Map.of("a", content("1"), "b/c", content("3"))).version());
        assertNotEquals(one.version(), Bundle.of(Map.of("a", content("12"), "b/c", content(""))).version());
        assertNotEquals(one.version(), Bundle.of(Map.of("a", new Bundle.Content("1".getBytes(StandardCharsets.UTF_8), true),
                "b/c", content("2"))).version());
        assertNotEquals(Bundle.of(Map.of("ab", content("c"))).version(), Bundle.of(Map.of("a", content("bc"))).version());
    }

    @Test
    void whatIsPackedIsUnpacked() throws IOException {
        Bundle bundle = Bundle.of(Map.of("a", content("1"), "dossier/é.sql", content("2"), "x.sh",
                new Bundle.Content(new byte[] {0, -1}, true)));
        Bundle again = Bundle.unpack(new ByteArrayInputStream(packed(bundle)));
        assertEquals(bundle.version(), again.version());
        assertTrue(again.files().get("x.sh").executable());
        assertArrayEquals(new byte[] {0, -1}, again.files().get("x.sh").bytes());
    }

    @Test
    void aDamagedPackIsRefused() throws IOException {
        byte[] packed = packed(Bundle.of(Map.of("a", content("1"))));
        for (int cut = 0; cut < packed.length; cut++) {
            byte[] shorter = Arrays.copyOf(packed, cut);
            assertThrows(IOException.class, () -> Bundle.unpack(new ByteArrayInputStream(shorter)));
        }
        packed[14] = 0x7f;
        assertThrows(IOException.class, () -> Bundle.unpack(new ByteArrayInputStream(packed)));
    }

    @Test
    void pathsStayInside() {
        for (String path : new String[] {"/etc/passwd", "../x", "a/../../x", "", "a//b", "./a", "a\\b", "a\0b"}) {
            assertThrows(IllegalArgumentException.class, () -> Bundle.of(Map.of(path, content("x"))), path);
        }
    }

    @Test
    void linksMustStayInside(@TempDir Path dir) throws IOException {
        Path outside = Files.writeString(dir.resolve("secret.txt"), "s");
        Path estate = Files.createDirectory(dir.resolve("estate"));
        Files.writeString(estate.resolve("estate.yaml"), "estate: x\n");
        Files.createSymbolicLink(estate.resolve("inside.yaml"), Path.of("estate.yaml"));
        Files.createSymbolicLink(estate.resolve("outside.yaml"), outside);
        Files.createSymbolicLink(estate.resolve("nowhere.yaml"), Path.of("gone"));
        Files.createSymbolicLink(estate.resolve("folder"), dir);
        Files.createDirectory(estate.resolve(".git"));
        Files.writeString(estate.resolve(".git").resolve("config.yaml"), "not: read");
        Report report = new Report();
        Bundle bundle = Directory.read(estate, report);
        assertEquals("[estate.yaml, inside.yaml]", bundle.files().keySet().toString());
        assertEquals("[folder, nowhere.yaml, outside.yaml]",
                report.findings().errors().stream().map(finding -> finding.place().file()).toList().toString());
    }

    @Test
    void aFolderThatIsNoneIsAFinding(@TempDir Path dir) {
        EstateReader.Outcome outcome = EstateReader.read(dir.resolve("gone"), "production");
        assertEquals("not-a-directory", outcome.findings().all().getFirst().code());
        assertTrue(EstateReader.read(dir, "production").findings().hasErrors());
    }

    private static byte[] packed(Bundle bundle) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bundle.pack(out);
        return out.toByteArray();
    }

    private static Bundle.Content content(String text) {
        return new Bundle.Content(text.getBytes(StandardCharsets.UTF_8), false);
    }
}
