package regie.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.server.folder.StartProblem;
import regie.store.database.Database;
import regie.store.embedded.EmbeddedPostgres;

/** A server that finds the state in the format of another version. */
class RefoldTest {

    private static final Map<String, String> ESTATE = Map.of(
            "estate.yaml", "estate: essai\ntitle: {fr: Essai, en: Trial}\nzone: Europe/Paris\nnew_day: \"06:00\"\n",
            "inventory.yaml", "host: app01\nreach: local\n---\napplication: trials\ntitle: {fr: Essais, en: Trials}\n",
            "plans.yaml", """
                    plan: quick
                    application: trials
                    title: {fr: Rapide, en: Quick}
                    tasks:
                      one: {nothing: {}}
                    """);

    @TempDir
    private Path folder;

    @Test
    void theStateIsWrittenAnewBeforeTheServerWritesAndAJournalThatCannotGiveItRefusesTheStart() throws Exception {
        Path estate = TestRoom.estate(folder.resolve("estate"), ESTATE);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres")).orThrow()) {
            Settings settings = TestRoom.settings(folder.resolve("data"), estate)
                    .withDatabase(Optional.of(postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password()));
            String run;
            try (TestRoom first = TestRoom.start(settings)) {
                run = first.order("quick");
                first.awaitRun(run, "succeeded");
            }
            Database database = Database.of(postgres);
            sql(database, "UPDATE stream SET state_format = 99; DELETE FROM state_run; DELETE FROM state_task");
            try (TestRoom second = TestRoom.start(settings)) {
                second.await("/api/v1/status", status -> status.get("role").stringValue().equals("writer"));
                second.awaitRun(run, "succeeded");
                assertEquals(run.replace("quick@", "") + "~2", second.order("quick").replace("quick@", ""));
            }
            sql(database, "UPDATE stream SET state_format = 99; UPDATE journal SET body_hash = sha256(body), body = NULL WHERE seq = 2");
            var refused = assertInstanceOf(ControlRoom.Outcome.Refused.class, ControlRoom.start(settings));
            assertInstanceOf(StartProblem.StoreRefused.class, refused.problem());
            assertEquals("StateCannotBeFolded", refused.problem().code());
        }
        ClusterHome.remove(folder.resolve("postgres"));
    }

    private static void sql(Database database, String sql) throws Exception {
        try (Connection connection = database.connect("test", 30); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
