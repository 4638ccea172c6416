package regie.cli.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.Typed;
import regie.cli.shell.Exit;

class ImportTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("a.jil"), "insert_job: PAY_LOAD\njob_type: c\nmachine: m1\ncommand: /opt/load\nwibble: 1\n");
        Files.writeString(folder.resolve("not.jil"), "dear all\n");
    }

    private Typed typed(String... words) {
        return Typed.in(folder, words);
    }

    @Test
    void anEstateAReportAndALineForTheManager() throws IOException {
        Typed typed = typed("import", "jil", "a.jil", "--out", "estate", "--zone", "Europe/Paris");
        assertEquals(Exit.DONE, typed.exit(), typed.err());
        List<String> lines = typed.out().lines().toList();
        assertEquals("a.jil:5: job PAY_LOAD wibble: an attribute that this importer does not know", lines.getFirst());
        assertEquals("1 objects read; rows of the report: 4 carried, 0 approximated, 1 to be looked at.", lines.getLast());
        assertTrue(Files.readString(folder.resolve("estate/plans/pay-load.yaml")).contains("code: PAY_LOAD"));
        assertTrue(Files.readString(folder.resolve("estate/import-report.csv")).startsWith("file,line,object,attribute"));
        assertEquals(Exit.DONE, typed("check", "estate").exit());
    }

    @Test
    void aFolderThatIsNotEmptyIsKept() throws IOException {
        Files.createDirectories(folder.resolve("estate"));
        Files.writeString(folder.resolve("estate/mine"), "x");
        assertEquals(Exit.USAGE, typed("import", "jil", "a.jil", "--out", "estate").exit());
        assertFalse(Files.exists(folder.resolve("estate/estate.yaml")));
        assertEquals(Exit.DONE, typed("import", "jil", "a.jil", "--out", "estate", "--force").exit());
    }

    @Test
    void nothingToImportIsANoWithAReport() {
        Typed typed = typed("import", "jil", "not.jil", "--out", "estate", "--report", "report.json");
        assertEquals(Exit.NO, typed.exit());
        assertTrue(Files.exists(folder.resolve("report.json")));
        assertFalse(Files.exists(folder.resolve("estate/estate.yaml")));
    }

    @Test
    void wrongUsageIsToldBeforeAnythingIsRead() {
        assertEquals(Exit.USAGE, typed("import", "cobol", "a.jil", "--out", "estate").exit());
        assertEquals(Exit.USAGE, typed("import", "jil", "absent.jil", "--out", "estate").exit());
        assertEquals(Exit.USAGE, typed("import", "jil", "a.jil").exit());
        assertEquals(Exit.USAGE, typed("import", "jil", "a.jil", "--out", "estate", "--zone", "Europe/Lutetia").exit());
        assertEquals(Exit.USAGE, typed("import", "jil", "a.jil", "--out", "estate", "--report", "report.txt").exit());
    }

    @Test
    void asJson() {
        Typed typed = typed("import", "jil", "a.jil", "--out", "estate", "--json");
        assertTrue(typed.json().path("imported").asBoolean());
        assertTrue(typed.json().path("valid").asBoolean());
        assertEquals(1, typed.json().path("not_carried").asInt());
        assertEquals("not-carried", typed.json().path("rows").path(4).path("outcome").asString());
    }
}
