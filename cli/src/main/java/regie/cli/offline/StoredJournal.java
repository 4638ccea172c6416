package regie.cli.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import regie.cli.remote.Address;
import regie.cli.remote.ControlRoom;
import regie.cli.shell.Call;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Stopped;
import regie.kernel.Problem;
import regie.kernel.Text;
import regie.runtime.journal.StreamId;
import regie.store.Result;
import regie.store.database.Database;
import regie.store.database.Migrations;
import regie.store.embedded.EmbeddedPostgres;
import regie.store.journal.Streams;
import tools.jackson.databind.JsonNode;

/**
 * The database of a control room, whether its server runs or not: given by its address, or that of
 * the data folder. Where a server has it open, its PostgreSQL is asked as it runs; where none has,
 * it is started for as long as the command lasts.
 */
final class StoredJournal implements AutoCloseable {

    private final Database database;
    private final Optional<EmbeddedPostgres> started;

    private StoredJournal(Database database, Optional<EmbeddedPostgres> started) {
        this.database = database;
        this.started = started;
    }

    static Form declare(Form form) {
        return form.option("--data", "DIR", ControlRoom.DATA)
                .option("--database", "URL", new Text("une PostgreSQL en JDBC, au lieu de --data",
                        "a PostgreSQL as JDBC URL, instead of --data"))
                .option("--stream", "ESTATE/ENV", new Text("lequel, s'il y en a plusieurs", "which one, where there are several"));
    }

    /** @param make whether a folder without a journal gets an empty one, for an import */
    static StoredJournal open(Call call, boolean make) throws IOException {
        Optional<String> url = call.option("--database");
        if (url.isPresent()) {
            return new StoredJournal(granted(Migrations.migrate(Database.of(url.get()))), Optional.empty());
        }
        Path folder = call.data().resolve("postgres");
        if (!make && !Files.isDirectory(folder)) {
            throw new StoredProblem.NoJournalHere(call.data()).stop();
        }
        Files.createDirectories(folder);
        Optional<Database> running = running(call, folder);
        if (running.isPresent()) {
            return new StoredJournal(running.get(), Optional.empty());
        }
        EmbeddedPostgres postgres = granted(EmbeddedPostgres.start(folder));
        return new StoredJournal(granted(Migrations.migrate(Database.of(postgres))), Optional.of(postgres));
    }

    /** The PostgreSQL of a server that answers; its port stands in the folder that its process works in. */
    private static Optional<Database> running(Call call, Path folder) throws IOException {
        Optional<Address> address = Address.find(call.data());
        if (address.isEmpty()) {
            return Optional.empty();
        }
        long pid;
        try {
            JsonNode status = new ControlRoom(address.get(), "en").get("/status");
            pid = status.path("postgres").path("pid").asLong(0);
        } catch (Stopped gone) {
            return Optional.empty();
        }
        Path postmaster = Path.of("/proc", Long.toString(pid), "cwd", "postmaster.pid");
        if (pid == 0 || !Files.isReadable(postmaster)) {
            throw new StoredProblem.DatabaseElsewhere(call.data()).stop();
        }
        String port = Files.readAllLines(postmaster).get(3).strip();
        String password = Files.readString(folder.resolve("password")).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedPostgres.DATABASE;
        return Optional.of(new Database(url, EmbeddedPostgres.USER, password));
    }

    static <T> T granted(Result<T> result) {
        return switch (result) {
            case Result.Good<T> good -> good.value();
            case Result.Refused<T> refused -> throw refusal(refused.problem());
        };
    }

    static Stopped refusal(Problem problem) {
        return new Stopped(Exit.NO, problem);
    }

    Database database() {
        return database;
    }

    /** The one that is asked for, or the only one. */
    StreamId stream(Call call) {
        List<StreamId> all = Streams.all(database);
        Optional<String> asked = call.option("--stream");
        List<StreamId> fitting = all.stream().filter(one -> asked.isEmpty() || one.toString().equals(asked.get())).toList();
        if (fitting.size() != 1) {
            throw new StoredProblem.WhichStream(all.stream().map(StreamId::toString).toList()).stop();
        }
        return fitting.getFirst();
    }

    @Override
    public void close() {
        started.ifPresent(EmbeddedPostgres::close);
    }
}
