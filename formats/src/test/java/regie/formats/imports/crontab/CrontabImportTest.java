package regie.formats.imports.crontab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regie.formats.imports.Drafted;
import regie.formats.imports.Outcome;
import regie.formats.imports.Shared;
import regie.formats.imports.SourceFile;

class CrontabImportTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static Drafted of(String name, String... lines) {
        return Drafted.of(new CrontabImporter(), PARIS, name, lines);
    }

    @Test
    void aLineOfTheSystemBecomesAPlanOfItsFile() {
        Drafted drafted = of("cron.d/backup",
                "# Backups of the shop", "", "PATH=/usr/bin:/bin", "MAILTO=\"ops@example.org\"", "",
                "# Dump the database.", "30 1 * * 1-5 postgres nice -n 10 /opt/shop/dump.sh --all");
        drafted.model();
        assertEquals("""
                plan: backup-dump
                code: cron.d/backup:7
                application: backup
                title: Dump the database
                schedule: {days: mon-fri, at: "01:30", catch_up: {missed: none}}
                overlap: allow
                tasks:
                  dump:
                    run: nice -n 10 /opt/shop/dump.sh --all
                    host: server
                    user: postgres
                    env: {PATH: /usr/bin:/bin}
                    instruction: tell-ops
                """, drafted.text("plans/backup-dump.yaml"));
        assertTrue(drafted.text("inventory/applications.yaml").contains("title: Backups of the shop"));
        assertTrue(drafted.text("instructions/tell-ops.md").contains("ops@example.org"));
        assertEquals(List.of("carried:", "schedule carried:", "user carried:", "command carried:"), drafted.rows("line 7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 4 * * *|days: daily, at: \"04:00\"", "0 6,18 * * *|days: daily, at: [\"06:00\", \"18:00\"]",
        "15 14 1 * *|days: first day of month, at: \"14:15\"", "0 0 1,15 * *|days: \"1,15\", at: \"00:00\"",
        "5 4 * jan-mar sun|days: sun in jan-mar, at: \"04:05\"", "0 5 * * 0,6|days: \"sat,sun\", at: \"05:00\"",
        "@weekly|days: sun, at: \"00:00\"", "@yearly|days: first day of month in jan, at: \"00:00\"",
        "*/10 * * * *|cron: \"*/10 * * * *\"", "0 4 1 * 5|cron: \"0 4 1 * 5\"", "0 3 */2 * 1|cron: \"0 3 */2 * 1\"",
        "@hourly|cron: \"0 * * * *\"", "2 * * * *|cron: \"2 * * * *\", dst: {gap: skip}"})
    void schedulesAreSaidInTheLanguagesOwnWords(String sample) {
        String[] parts = sample.split("\\|");
        Drafted drafted = of("sample", parts[0] + " /bin/work");
        drafted.model();
        assertTrue(drafted.text("plans/sample-work.yaml").contains("schedule: {" + parts[1] + ", catch_up: {missed: none}}"),
                drafted.text("plans/sample-work.yaml"));
        assertEquals(List.of(), drafted.divergences(LocalDate.of(2026, 3, 1), 60));
    }

    @Test
    void percentSignsAreInputAndEscapedOnesAreThemselves() {
        assertEquals(new CronCommand("mail joe", "a\nb\n"), CronCommand.of("mail joe%a%b%"));
        assertEquals(new CronCommand("date +%F", ""), CronCommand.of("date +\\%F"));
        assertEquals("{ cd /tmp; cat; } <<'EOF'\nx\nEOF\n", CronCommand.of("cd /tmp; cat%x").shell());
    }

    @Test
    void aTestInFrontMayBeFalseWithoutFailing() {
        assertEquals("if [ -x /bin/a ]; then /bin/a | tail -1; fi", ShellGuard.ended("[ -x /bin/a ] && /bin/a | tail -1"));
        assertEquals("if test -e /a; then if [ -x /b ]; then /b && c; fi; fi", ShellGuard.ended("test -e /a && [ -x /b ] && /b && c"));
        for (String line : List.of("[ -x /a ] && /a || /b", "test -e /a && /a; /b", "[ -x /a ] && /a &", "/a && /b", "test -e /a || /b")) {
            assertEquals(line, ShellGuard.ended(line));
        }
    }

    @Test
    void wordsToCronItselfAreToldApartFromTheEnvironment() {
        Drafted drafted = of("var/spool/cron/crontabs/oracle", "CRON_TZ=America/New_York", "HOME=/data", "MAILTO=", "'MY VAR'=x",
                "0 5 * * * ./run.sh", "@reboot /opt/start", "-*/5 * * * * /opt/poll", "~ 3 * * * /opt/spread", "0 0 30 2 * /opt/never");
        String plan = drafted.text("plans/oracle-run.yaml");
        drafted.model();
        assertTrue(plan.contains("zone: America/New_York"), plan);
        assertTrue(drafted.text("plans/defaults.yaml").contains("folder: /data"), drafted.text("plans/defaults.yaml"));
        assertTrue(drafted.text("plans/defaults.yaml").contains("user: oracle"));
        assertFalse(drafted.text("plans/oracle-start.yaml").contains("schedule"));
        assertTrue(drafted.text("plans/oracle-spread.yaml").contains("# Drawn at random in the source: ~ 3 * * *"));
        assertTrue(drafted.rows("line 9").get(1).startsWith("schedule not-carried: there is no such date"),
                drafted.rows("line 9").toString());
        assertTrue(drafted.rows("variable MY VAR").get(1).contains("no name of an environment variable"));
        assertTrue(drafted.rows("line 7").getLast().startsWith("- carried"));
    }

    @Test
    void bracesBecomeAScriptAndAnotherShellStaysTheOne() {
        Drafted drafted = of("app", "SHELL=/bin/bash", "0 5 * * * docker ps --format '{{.Names}}' | sort",
                "1 5 * * * source ~/.profile && go");
        drafted.model();
        assertEquals("#!/bin/bash\ndocker ps --format '{{.Names}}' | sort\n", drafted.text("scripts/app-docker-ps.sh"));
        assertTrue(drafted.text("plans/app-go.yaml").contains("exec: [/bin/bash, -c, source ~/.profile && go]"),
                drafted.text("plans/app-go.yaml"));
    }

    @Test
    void whatIsSwitchedOffOrWrongIsSaid() {
        Drafted drafted = of("app", "#0 4 * * * /opt/old", "61 4 * * * /opt/wrong", "hello", "0 5 * * * /opt/right");
        drafted.model();
        assertEquals(List.of("plans/app-right.yaml"), drafted.files().keySet().stream().filter(name -> name.startsWith("plans/")).toList());
        assertTrue(drafted.said().stream().anyMatch(row -> row.startsWith("1 disabled line 0 4 * * * /opt/old")));
        assertTrue(drafted.said().stream()
                .anyMatch(row -> row.startsWith("2 unreadable line 61 4 * * * /opt/wrong") && row.contains("'61'")));
        assertTrue(drafted.said().stream().anyMatch(row -> row.startsWith("3 unreadable line hello")));
    }

    @Test
    void theUserColumnIsSeenWhereNothingSaysSo() {
        assertTrue(of("web", "0 5 * * * root /opt/a", "0 6 * * * www-data /opt/b").text("plans/web-b.yaml").contains("user: www-data"));
        assertFalse(of("web", "0 5 * * * find /tmp -delete", "0 6 * * * root-check /b").text("plans/web-find.yaml").contains("user"));
    }

    @Test
    void onNightsOfATimeChangeDebiansCronIsFollowedOrTheDifferenceExplained() {
        Drafted drafted = of("night", "30 2 * * * /opt/fixed", "15 * * * * /opt/hourly",
                "5 0-23/2 * * * /opt/step", "*/20 2 * * * /opt/wild");
        List<String> spring = drafted.divergences(LocalDate.of(2026, 3, 28), 3);
        List<String> autumn = drafted.divergences(LocalDate.of(2026, 10, 24), 3);
        assertEquals(List.of(), spring);
        assertEquals(1, autumn.size(), autumn.toString());
        assertTrue(autumn.getFirst().startsWith("night-step: - / 2026-10-25T01:05:00Z: hour repeated: without a star"), autumn.toString());
    }

    @Test
    void anotherZonesChangesAreCroniesAndExplained() {
        Drafted drafted = Drafted.of(new CrontabImporter(), ZoneOffset.UTC, "tz", "CRON_TZ=Europe/Paris", "30 2 * * * /opt/a");
        List<String> both = drafted.divergences(LocalDate.of(2026, 3, 1), 60);
        assertEquals(1, both.size(), both.toString());
        assertTrue(both.getFirst().contains("under CRON_TZ, cronie runs nothing"), both.toString());
        assertTrue(drafted.divergences(LocalDate.of(2026, 10, 1), 60).getFirst().contains("both passes"));
    }

    @Test
    void anacronsPeriodsBecomeDays() {
        Drafted drafted = of("etc/anacrontab", "START_HOURS_RANGE=3-22", "RANDOM_DELAY=45", "1 5 cron.daily nice run-parts /etc/cron.daily",
                "7 25 cron.weekly nice run-parts /etc/cron.weekly", "@monthly 45 cron.monthly nice run-parts /etc/cron.monthly");
        drafted.model();
        assertTrue(drafted.text("plans/anacrontab-cron-monthly.yaml")
                .contains("schedule: {days: first day of month, at: \"03:46\", catch_up: {missed: last}}"));
        assertEquals(List.of(), drafted.divergences(LocalDate.of(2026, 1, 1), 60));
    }

    @Test
    void everyCrontabOfRealPackagesImportsWholeAndStartsWhenItDid() {
        List<SourceFile> files = Shared.files("crontabs").stream().filter(file -> !file.name().matches(".*\\.(csv|md)")).toList();
        Drafted drafted = Drafted.of(new CrontabImporter(), PARIS, files);
        assertEquals(27, drafted.model().plans().size());
        List<String> divergences = drafted.divergences(LocalDate.of(2026, 10, 1), 60);
        assertEquals(1, divergences.size(), divergences.toString());
        assertTrue(drafted.imported().report().rows().stream().filter(row -> row.outcome() == Outcome.NOT_CARRIED)
                .allMatch(row -> row.object().startsWith("disabled line")));
    }

    @Test
    void foreignBrokenAndBinaryFilesAreReported() {
        CrontabImporter importer = new CrontabImporter();
        byte[] latin = "# Sauvegarde de l'été\r\n0 5 * * * /opt/été\r\n0 6 * * * /opt/tronqu".getBytes(Charset.forName("windows-1252"));
        Drafted western = Drafted.of(importer, PARIS, List.of(new SourceFile("app", latin)));
        western.model();
        assertEquals(2, western.imported().estate().plans().size());
        assertTrue(western.said().stream().anyMatch(row -> row.contains("Windows-1252")), western.said().toString());
        assertTrue(western.said().stream().anyMatch(row -> row.contains("line ends of Windows")));
        assertTrue(western.said().stream().anyMatch(row -> row.contains("the last line has no end")));
        for (SourceFile foreign : List.of(new SourceFile("a", new byte[] {1, 0, 2, 0, (byte) 0xff}),
                Drafted.file("b", "#!/bin/sh", "echo hello"),
                Drafted.file("c", "{", "  \"json\": true,", "}"), Drafted.file("cron.d/x.dpkg-old", "0 5 * * * root /bin/a"))) {
            Drafted nothing = Drafted.of(importer, PARIS, List.of(foreign));
            assertTrue(nothing.imported().estate().isEmpty(), foreign.name());
            assertTrue(nothing.said().getLast().contains("not-carried"), nothing.said().toString());
        }
        Drafted empty = Drafted.of(importer, PARIS, List.of(new SourceFile("empty", new byte[0])));
        assertTrue(empty.said().stream().anyMatch(row -> row.contains("this file is empty")), empty.said().toString());
    }

    @Test
    void anythingThatIsCutOrGarbledIsReadWithoutACrash() {
        byte[] whole = ("# m h dom mon dow user\nMAILTO=a\n5-55/10 1,2 * jan mon root [ -x /a ] && /a%b\\%c\n@reboot root \"x\n"
                + "~ 1~5/2 * * * root it's {{ }}\nX='y\n#0 1 * * * root off\n").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int j = random.nextInt(4); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) (1 + random.nextInt(255));
            }
            Drafted drafted = Drafted.of(new CrontabImporter(), PARIS, List.of(new SourceFile("cron.d/fuzz", bytes)));
            if (!drafted.imported().estate().isEmpty()) {
                drafted.model();
            }
            assertFalse(drafted.said().isEmpty());
        }
    }
}
