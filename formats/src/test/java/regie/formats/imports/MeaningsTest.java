package regie.formats.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What particular things of a source mean here. */
class MeaningsTest {

    @TempDir
    Path folder;

    private static String job(String name, String more) {
        return "insert_job: " + name + "\njob_type: c\nmachine: m1\ncommand: /opt/" + name + "\n" + more + "\n";
    }

    private Import jil(String text) {
        Import made = Import.text("jil", folder, text);
        assertEquals("", made.errors(), made.whole());
        return made;
    }

    @Test
    void andAndOrHaveTheSameRank() {
        Import made = jil(job("a", "") + job("b", "") + job("c", "") + job("d", "condition: s(a) & s(b) | s(c)"));
        assertTrue(made.whole().contains("any: [{all: [{task: a/a"), made.whole());
    }

    @Test
    void conditionsInACircleAreOnThePreviousDate() {
        Import made = jil("insert_job: BOX\njob_type: b\n" + job("a", "box_name: BOX\ncondition: s(b)")
                + job("b", "box_name: BOX\ncondition: s(a)"));
        assertTrue(made.whole().contains("@previous, if_absent: pass"), made.whole());
        assertTrue(made.rows().anyMatch(row -> row.remark().en().contains("closes a circle")));
    }

    @Test
    void aJobOfAnotherInstanceIsAnEvent() {
        Import made = jil(job("a", "condition: s(x^PRD, 04.00)"));
        assertTrue(made.whole().contains("waits: [{event: x-prd}]"), made.whole());
        assertEquals(Outcome.APPROXIMATED, made.row("job a", "condition").outcome());
    }

    @Test
    void aGlobalSetByAJobIsAnEventThatItRaises() {
        Import made = jil(job("a", "").replace("/opt/a", "sendevent -E SET_GLOBAL -G \"BANK=OPEN\"") + job("b",
                "condition: v(BANK) = OPEN"));
        assertTrue(made.whole().contains("raises: [bank-open]"), made.whole());
        assertTrue(made.whole().contains("waits: [{event: bank-open}]"), made.whole());
    }

    @Test
    void timesWithoutDateConditionsHaveNoEffect() {
        Import made = jil(job("a", "start_times: \"10:00\"\ndays_of_week: all"));
        assertFalse(made.whole().contains("schedule"), made.whole());
    }

    @Test
    void aJobOnIceIsSkippedAndItsSuccessorsPass() {
        Import made = jil(job("a", "status: ON_ICE") + job("b", "condition: f(a)"));
        assertTrue(made.whole().contains("when: \"false\""), made.whole());
    }

    @Test
    void unknownAttributesAreToldAndNotLost() {
        Import made = jil(job("a", "wibble: 12"));
        ReportRow row = made.row("job a", "wibble");
        assertEquals(Outcome.NOT_CARRIED, row.outcome());
        assertEquals(5, row.line());
        assertEquals("12", row.value());
    }

    @Test
    void ofTwoDefinitionsTheLastHolds() {
        Import made = jil(job("a", "") + job("a", "description: second"));
        assertTrue(made.whole().contains("title: second"));
        assertEquals(1, made.imported().estate().plans().size());
        assertTrue(made.rows().anyMatch(row -> row.remark().en().contains("defined a second time")));
    }

    @Test
    void valuesOfVariablesAreOneWordForTheShellWhereverTheyStand() {
        Import made = jil("insert_global: G\nvalue: x\n\n" + job("a", "").replace("/opt/a", "echo \"a $$G b\" '$$G' $${G}c"));
        assertTrue(made.whole().contains("echo \"a \"{{ g }}\" b\" {{ g }} {{ g }}c"), made.whole());
    }

    @Test
    void conditionsOfControlMAreNeedsWithinTheFiles() {
        String xml = """
                <DEFTABLE><FOLDER FOLDER_NAME="F">
                <JOB JOBNAME="A" TASKTYPE="Command" CMDLINE="a" NODEID="h"><OUTCOND NAME="A-OK" ODATE="ODAT" SIGN="+"/></JOB>
                <JOB JOBNAME="B" TASKTYPE="Command" CMDLINE="b" NODEID="h">
                <INCOND NAME="A-OK" ODATE="ODAT" AND_OR="A"/><INCOND NAME="OUT" ODATE="PREV" AND_OR="A"/></JOB>
                </FOLDER></DEFTABLE>
                """;
        Import made = Import.text("control-m", folder, xml);
        assertEquals("", made.errors());
        assertTrue(made.whole().contains("needs: [a]"), made.whole());
        assertTrue(made.whole().contains("waits: [{event: out, date: previous}]"), made.whole());
    }

    @Test
    void reportsAreWrittenInThreeForms() {
        ImportReport report = jil(job("a", "description: \"=1+1, \\\"x\\\"\"")).imported().report();
        assertTrue(ReportFile.text(report, "csv",
                regie.kernel.Language.FRENCH).startsWith("file,line,object,attribute,value,outcome,remark,target\n"));
        assertTrue(ReportFile.text(report, "csv", regie.kernel.Language.ENGLISH).contains("\" =1+1"));
        assertTrue(ReportFile.text(report, "json", regie.kernel.Language.ENGLISH).contains("\"carried\""));
        assertTrue(ReportFile.text(report, "yaml", regie.kernel.Language.ENGLISH).startsWith("- "));
    }
}
