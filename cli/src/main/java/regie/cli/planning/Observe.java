package regie.cli.planning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.estate.shadow.Observed;
import regie.formats.observed.ObservedFile;
import regie.kernel.Text;

/**
 * Notes one thing that really happened under another scheduler, in a file that {@code shadow} reads. Each call appends one whole
 * line, so that many may note at once, from the ends of the other scheduler's own jobs.
 */
public final class Observe implements Command {

    private static final int RETURNED_MAX = 65_535;

    @Override
    public Text summary() {
        return new Text("noter ce qu'un autre ordonnanceur a fait", "note what another scheduler did");
    }

    @Override
    public void declare(Form form) {
        form.argument("CODE", new Text("le code d'un plan ou d'un traitement, ou plan/tâche", "a plan's or a task's code, or plan/task"))
                .argument("started|ended", new Text("ce qui s'est passé", "what happened"))
                .option("--file", "FILE", new Text("où le noter ; créé s'il manque", "where it is noted; made when missing"))
                .option("--at", "T", new Text("quand (sinon maintenant) : un instant avec décalage, ou une heure d'ici",
                        "when (otherwise now): an instant with its offset, or a local time"))
                .option("--rc", "N", new Text("le code de sortie d'une fin (sinon 0)", "the exit code of an end (otherwise 0)"))
                .option("--date", "DATE", new Text("la date d'exploitation, si elle est connue", "the production date, where it is known"));
    }

    @Override
    public Exit run(Call call) throws IOException {
        String event = call.required("started|ended");
        if (!event.equals("started") && !event.equals("ended")) {
            throw new ShellProblem.WrongValue("started|ended", event, Text.same("started, ended")).stop();
        }
        String code = call.required("CODE");
        if (!code.matches("[^,;\"#\\s][^,;\"\\r\\n]*")) {
            throw new ShellProblem.WrongValue("CODE", code, new Text("un code sans virgule ni guillemet",
                    "a code without comma or quote")).stop();
        }
        Path file = call.path(call.option("--file").orElseThrow(() -> new ShellProblem.WrongValue("--file", "",
                new Text("un fichier", "a file")).stop()));
        Observed one = new Observed(code, event.equals("ended") ? Observed.Kind.ENDED : Observed.Kind.STARTED, at(call),
                call.number("--rc", 0, -RETURNED_MAX, RETURNED_MAX), call.date("--date"));
        Files.write(file, (ObservedFile.line(one) + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        if (call.terminal().json()) {
            call.terminal().answer(Json.object().put("code", code).put("event", event).put("at", one.at().toString()));
        }
        return Exit.DONE;
    }

    private static Instant at(Call call) {
        return call.option("--at").map(text -> {
            try {
                return ObservedFile.at(text, ZoneId.systemDefault());
            } catch (DateTimeException notOne) {
                throw new ShellProblem.WrongValue("--at", text, Text.same("2026-11-24T02:12:00+01:00")).stop();
            }
        }).orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
