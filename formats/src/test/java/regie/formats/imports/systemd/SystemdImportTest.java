package regie.formats.imports.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import regie.formats.imports.Drafted;
import regie.formats.imports.Outcome;
import regie.formats.imports.Shared;
import regie.formats.imports.SourceFile;

class SystemdImportTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    static Drafted timer(String... settings) {
        List<String> lines = new ArrayList<>(List.of("[Timer]"));
        lines.addAll(List.of(settings));
        return of(Drafted.file("sample.timer", lines.toArray(String[]::new)),
                Drafted.file("sample.service", "[Service]", "ExecStart=/bin/work"));
    }

    private static Drafted of(SourceFile... files) {
        return Drafted.of(new SystemdImporter(), PARIS, List.of(files));
    }

    private static Drafted service(String... settings) {
        List<String> lines = new ArrayList<>(List.of("[Service]"));
        lines.addAll(List.of(settings));
        return of(Drafted.file("shop/a.timer", "[Timer]", "OnCalendar=daily"),
                Drafted.file("shop/a.service", lines.toArray(String[]::new)));
    }

    @Test
    void aTimerAndItsServiceBecomeAPlan() {
        Drafted drafted = of(
                Drafted.file("shop/close.timer", "[Unit]", "Description=Close the shop", "[Timer]", "OnCalendar=Mon..Fri 22:00",
                        "Persistent=true", "RandomizedDelaySec=5min", "[Install]", "WantedBy=timers.target"),
                Drafted.file("shop/close.service", "[Unit]", "Description=Nightly close", "[Service]", "Type=oneshot", "User=shop",
                        "WorkingDirectory=/srv/shop", "Environment=REGION=ouest \"LABEL=two words\"", "ExecStartPre=-/opt/warm up",
                        "ExecStart=/opt/close --all '*.csv'", "ExecStopPost=+/opt/tidy", "TimeoutStartSec=2h", "Nice=10"));
        drafted.model();
        assertEquals("""
                plan: close
                code: close.timer
                application: shop
                # Nightly close
                title: Close the shop
                # Delayed at random by up to 5m in the source.
                schedule: {days: mon-fri, at: "22:00", catch_up: {missed: last}}
                overlap: skip
                tasks:
                  warm-up:
                    run: nice -n 10 /opt/warm up
                    host: server
                    user: shop
                    folder: /srv/shop
                    env: {REGION: ouest, LABEL: two words}
                    timeout: 2h
                    ok_when: "true"
                    warn_when: "exit_code != 0"
                  close:
                    needs: [warm-up]
                    run: nice -n 10 /opt/close --all '*.csv'
                    host: server
                    user: shop
                    folder: /srv/shop
                    env: {REGION: ouest, LABEL: two words}
                    timeout: 2h
                  tidy:
                    needs: [{task: close, when: ended}]
                    run: nice -n 10 /opt/tidy
                    host: server
                    user: root
                    folder: /srv/shop
                    env: {REGION: ouest, LABEL: two words}
                    timeout: 2h
                """, drafted.text("plans/close.yaml"));
        assertEquals(List.of(), drafted.divergences(LocalDate.of(2026, 10, 1), 60));
    }

    @Test
    void variablesAndFilesOfVariablesNeedAShell() {
        Drafted drafted = service("EnvironmentFile=-/etc/default/a", "ExecStart=/bin/a $OPTS pre${X}post $$HOME 'it''s'");
        drafted.model();
        assertTrue(drafted.text("plans/a.yaml").replace("\n    ", "\n").contains("""
                    run: |
                      set -a
                      [ ! -r /etc/default/a ] || . /etc/default/a
                      set +a
                      exec /bin/a $OPTS "pre${X}post" '$HOME'"""), drafted.text("plans/a.yaml"));
    }

    @Test
    void outcomesAndRetriesAreSaid() {
        Drafted drafted = service("ExecCondition=/bin/check", "ExecStart=/bin/a",
                "SuccessExitStatus=3 DATAERR SIGTERM", "Restart=on-failure",
                "RestartSec=30", "StartLimitBurst=3", "ProtectSystem=full", "MemoryMax=1G", "Foo=bar", "TimeoutStopSec=90");
        drafted.model();
        String plan = drafted.text("plans/a.yaml");
        assertTrue(plan.contains("retry: {times: 2, delay: 30s}"), plan);
        assertTrue(plan.contains("ok_when: \"exit_code in [0, 3, 65]\""), plan);
        assertTrue(plan.contains("when: \"tasks.check.exit_code == 0\""), plan);
        List<String> rows = drafted.rows("service a.service");
        assertTrue(rows.contains("Foo not-carried: no equivalent in Régie"), rows.toString());
        assertTrue(rows.stream().anyMatch(row -> row.startsWith("ProtectSystem not-carried: confinement")));
        assertTrue(rows.stream().anyMatch(row -> row.startsWith("SuccessExitStatus approximated: without the signals: SIGTERM")));
    }

    @Test
    void dropInsAddReplaceAndClear() {
        Drafted drafted = of(Drafted.file("x/a.timer", "[Timer]", "OnCalendar=daily"),
                Drafted.file("x/a.service", "[Service]", "ExecStart=/bin/old", "User=old"),
                Drafted.file("x/a.timer.d/more.conf", "[Timer]", "OnCalendar=Sun 05:00"),
                Drafted.file("x/a.service.d/10-new.conf", "[Service]", "ExecStart=", "ExecStart=/bin/new \\", "  --fast", "User=new"),
                Drafted.file("x/b.service.d/x.conf", "[Service]", "User=lost"));
        drafted.model();
        String plan = drafted.text("plans/a.yaml");
        assertTrue(plan.contains("run: /bin/new --fast") && plan.contains("user: new"), plan);
        assertTrue(plan.contains("sun-05-00: {days: sun, at: \"05:00\""), plan);
        assertTrue(drafted.rows("service a.service").contains("ExecStart carried: replaced by a line that follows"));
        assertTrue(drafted.rows("drop-in b.service").getFirst().contains("not among the files"));
        assertEquals(List.of(), drafted.divergences(LocalDate.of(2026, 11, 1), 30));
    }

    @Test
    void instancesFillTheirTemplate() {
        Drafted drafted = of(Drafted.file("x/copy@orders.timer", "[Timer]", "OnCalendar=hourly"),
                Drafted.file("x/copy@.service", "[Service]", "ExecStart=/bin/copy %i 100%%"));
        drafted.model();
        assertTrue(drafted.text("plans/copy-orders.yaml").contains("run: /bin/copy orders 100%"), drafted.text("plans/copy-orders.yaml"));
    }

    @Test
    void whatIsCountedFromTheBootIsPlacedInTheDay() {
        Drafted drafted = timer("OnBootSec=15min", "OnUnitActiveSec=1d");
        assertTrue(drafted.text("plans/sample.yaml").contains("schedule: {days: daily, at: \"00:15\", catch_up: {missed: none}}"));
        assertEquals(List.of(), drafted.divergences(LocalDate.of(2026, 11, 1), 60));
        List<String> autumn = drafted.divergences(LocalDate.of(2026, 10, 20), 10);
        assertTrue(!autumn.isEmpty() && autumn.stream()
                .allMatch(row -> row.contains("systemd counts from the last start")), autumn.toString());
        Drafted interval = timer("OnUnitInactiveSec=20min");
        assertTrue(interval.text("plans/sample.yaml").contains("schedule: {every: 20m, anchor: end, catch_up: {missed: none}}"));
        assertEquals(List.of(), interval.divergences(LocalDate.of(2026, 11, 1), 5));
        Drafted boot = timer("OnBootSec=1min");
        assertFalse(boot.text("plans/sample.yaml").contains("\nschedule:"));
        boot.model();
    }

    @Test
    void nightsOfATimeChangeAreExplained() {
        Drafted drafted = timer("OnCalendar=*-*-* 02:30");
        List<String> spring = drafted.divergences(LocalDate.of(2027, 3, 27), 3);
        assertEquals(1, spring.size(), spring.toString());
        assertTrue(spring.getFirst().contains("systemd does not make good a time that does not exist"), spring.toString());
        assertEquals(List.of(), drafted.divergences(LocalDate.of(2026, 10, 24), 3));
        List<String> autumn = timer("OnCalendar=hourly").divergences(LocalDate.of(2026, 10, 24), 3);
        assertEquals(1, autumn.size(), autumn.toString());
        assertTrue(autumn.getFirst().contains("systemd starts in the first pass only"));
    }

    @Test
    void everyTimerOfRealPackagesImportsWhole() {
        List<SourceFile> files = Shared.files("systemd-timers").stream()
                .filter(file -> file.name().matches(".*\\.(timer|service)")).toList();
        Drafted drafted = Drafted.of(new SystemdImporter(), PARIS, files);
        assertEquals(16, drafted.model().plans().size());
        assertTrue(drafted.divergences(LocalDate.of(2026, 10, 1), 60).stream().noneMatch(row -> row.endsWith("?")));
        assertTrue(drafted.imported().report().rows().stream()
                .noneMatch(row -> row.remark().en().contains("does not know") || row.remark().en().contains("no equivalent")),
                drafted.said().toString());
        long settings = files.stream().flatMap(file -> new String(file.bytes(), StandardCharsets.UTF_8).lines())
                .filter(line -> line.matches("[A-Za-z]+=.*")).count();
        assertEquals(settings, drafted.imported().report().rows().stream().filter(row -> !row.attribute().isEmpty()).count());
    }

    @Test
    void foreignCutAndBinaryFilesAreReported() {
        for (SourceFile foreign : List.of(Drafted.file("notes.txt", "hello"), Drafted.file("a.timer", "hello"),
                new SourceFile("b.timer", new byte[] {0, 1, 2}),
                new SourceFile("c.service", "[Service]\nExecStart=/a".getBytes(StandardCharsets.UTF_8)))) {
            Drafted nothing = of(foreign);
            assertTrue(nothing.imported().estate().isEmpty(), foreign.name());
            assertTrue(nothing.imported().report().count(Outcome.NOT_CARRIED) >= 1, nothing.said().toString());
        }
        Drafted alone = of(Drafted.file("lone.timer", "[Timer]", "OnCalendar=nonsense",
                "OnCalendar=2019-01-01", "garbage", "Unit=else.service"));
        alone.model();
        assertTrue(alone.text("plans/lone.yaml").contains("run: systemctl start --wait else.service"), alone.text("plans/lone.yaml"));
        assertTrue(alone.rows("timer lone.timer").contains("OnCalendar not-carried: systemd would not read this expression"));
        assertTrue(alone.said().stream().anyMatch(row -> row.contains("passes over this line")));
    }

    @Test
    void anythingGarbledIsReadWithoutACrash() {
        byte[] timer = ("[Unit]\nDescription=a\n[Timer]\nOnCalendar=Mon *-*-* 1,2:3/4\n"
                + "OnBootSec=1h\nOnUnitActiveSec=5min\nRandomizedDelaySec=3\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] service = ("[Unit]\nConditionPathExists=!/x y\n[Service]\nType=oneshot\n"
                + "ExecStart=-@/a b \"c $D\" %h ; +/b\nEnvironment=A=1 'B=2 3'\n"
                + "SuccessExitStatus=3 X\nTimeoutStartSec=1min\nRestart=always\nNice=5\nWorkingDirectory=~\n")
                        .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            Drafted drafted = of(new SourceFile("f/a.timer", garbled(timer, random)),
                    new SourceFile("f/a.service", garbled(service, random)));
            if (!drafted.imported().estate().isEmpty()) {
                drafted.model();
            }
            assertFalse(drafted.said().isEmpty());
        }
    }

    private static byte[] garbled(byte[] whole, Random random) {
        byte[] bytes = Arrays.copyOf(whole, random.nextInt(4) == 0 ? 1 + random.nextInt(whole.length) : whole.length);
        for (int j = random.nextInt(4); j > 0; j--) {
            bytes[random.nextInt(bytes.length)] = (byte) (1 + random.nextInt(255));
        }
        return bytes;
    }
}
