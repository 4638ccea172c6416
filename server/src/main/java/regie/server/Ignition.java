package regie.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import regie.formats.estate.EstateReader;
import regie.estate.finding.Finding;
import regie.kernel.Language;
import regie.server.folder.DataFolder;
import regie.server.folder.StartProblem;
import regie.server.folder.StartRefused;
import regie.store.Result;
import regie.store.database.Database;
import regie.store.database.Migrations;
import regie.store.embedded.EmbeddedPostgres;

/** The slow parts of a start, each on a thread of its own so that they take no longer than the slowest. */
final class Ignition {

    private static final String ESTATE = "estate";
    private static final String ENVIRONMENT = "environment";

    private Ignition() {}

    /** The database, brought to our schema; the embedded one is closed by {@code teardown}. */
    record Powered(Database database, Optional<EmbeddedPostgres> embedded) {}

    static Powered database(Settings settings, DataFolder folder, Teardown teardown) {
        if (settings.database().isPresent()) {
            Database database = Database.of(settings.database().get());
            return new Powered(granted(Migrations.migrate(database)), Optional.empty());
        }
        EmbeddedPostgres embedded = granted(EmbeddedPostgres.start(folder.postgres()));
        teardown.add("PostgreSQL", embedded);
        return new Powered(granted(Migrations.migrate(Database.of(embedded))), Optional.of(embedded));
    }

    private static <T> T granted(Result<T> result) {
        return switch (result) {
            case Result.Good<T> good -> good.value();
            case Result.Refused<T> refused -> throw new StartRefused(new StartProblem.StoreRefused(refused.problem()));
        };
    }

    static EstateReader.Outcome.Valid estate(Settings settings, DataFolder folder) {
        Path directory = settings.estate().map(path -> path.toAbsolutePath().normalize())
                .or(() -> folder.remembered(ESTATE).map(Path::of))
                .orElseThrow(() -> new StartRefused(new StartProblem.EstateNeeded(folder.root())));
        if (!Files.isDirectory(directory)) {
            throw new StartRefused(new StartProblem.EstateInvalid(directory, List.of(directory + ": absent / missing")));
        }
        EstateReader.Opened opened = EstateReader.open(directory);
        String environment = environment(settings, folder, opened.environments());
        return switch (opened.read(environment)) {
            case EstateReader.Outcome.Valid valid -> {
                folder.remember(ESTATE, directory.toString());
                folder.remember(ENVIRONMENT, environment);
                yield valid;
            }
            case EstateReader.Outcome.Invalid invalid -> throw new StartRefused(
                    new StartProblem.EstateInvalid(directory, invalid.findings().errors().stream().limit(20).map(Ignition::line).toList()));
        };
    }

    private static String line(Finding finding) {
        return finding.line(Language.of(System.getenv().getOrDefault("LANG", "en")));
    }

    private static String environment(Settings settings, DataFolder folder, List<String> known) {
        Optional<String> asked = settings.environment().or(() -> settings.estate().isPresent()
                ? Optional.empty() : folder.remembered(ENVIRONMENT));
        if (asked.isPresent()) {
            if (!known.contains(asked.get())) {
                throw new StartRefused(new StartProblem.EnvironmentUnknown(asked.get(), known));
            }
            return asked.get();
        }
        if (known.size() > 1 && !known.contains(EstateReader.SOLE_ENVIRONMENT)) {
            throw new StartRefused(new StartProblem.EnvironmentNeeded(known));
        }
        return known.contains(EstateReader.SOLE_ENVIRONMENT) ? EstateReader.SOLE_ENVIRONMENT : known.getFirst();
    }

    static <T> CompletableFuture<T> begin(String name, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().name("start-" + name).daemon(true).start(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error failed) {
                result.completeExceptionally(failed);
            }
        });
        return result;
    }

    static <T> T wait(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
