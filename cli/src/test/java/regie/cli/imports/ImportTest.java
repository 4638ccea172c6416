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

    @Test
    void theStartsOfTheSourceBesideThoseOfTheEstate() throws IOException {
        Files.writeString(folder.resolve("night"), "30 1 * * * /opt/fixed\n5 0-23/2 * * * /opt/step\n");
        Typed typed = typed("import", "crontab", "night", "--out", "estate", "--zone", "Europe/Paris",
                "--parity", "60", "--from", "2026-10-01");
        assertEquals(Exit.DONE, typed.exit(), typed.err());
        assertTrue(typed.out().contains("night-step: hour repeated: without a star"), typed.out());
        assertTrue(typed.out().lines().toList().getLast()
                .endsWith("starts over 60 days: 781 compared, 1 divergences of which 1 explained."), typed.out());
        List<String> starts = Files.readAllLines(folder.resolve("estate/import-parity.csv"));
        assertEquals(782, starts.size());
        assertEquals("night,1,line 1,night-fixed,2026-10-01T01:30:00+02:00,2026-10-01T01:30:00+02:00,yes,", starts.get(1));
        assertEquals(1, typed("import", "crontab", "night", "--out", "other", "--zone", "Europe/Paris", "--parity", "60", "--from",
                "2026-10-01", "--json").json().path("divergences").size());
        assertEquals(Exit.USAGE, typed("import", "crontab", "night", "--out", "third", "--parity", "many").exit());
    }

    @Test
    void aTimerBringsItsServiceAndDropInsAlong() throws IOException {
        Files.writeString(folder.resolve("close.timer"), "[Timer]\nOnCalendar=daily\n");
        Files.writeString(folder.resolve("close.service"), "[Service]\nExecStart=/opt/close\n");
        Files.createDirectories(folder.resolve("close.service.d"));
        Files.writeString(folder.resolve("close.service.d/user.conf"), "[Service]\nUser=shop\n");
        Typed typed = typed("import", "systemd", "close.timer", "--out", "estate", "--host", "shop01");
        assertEquals(Exit.DONE, typed.exit(), typed.err());
        String plan = Files.readString(folder.resolve("estate/plans/close.yaml"));
        assertTrue(plan.contains("run: /opt/close") && plan.contains("user: shop") && plan.contains("host: shop01"), plan);
    }
}
