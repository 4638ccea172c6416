package regie.cli.look;

import java.io.IOException;
import java.io.InputStream;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.remote.Routes;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** What an attempt wrote; with {@code -f}, what it writes. */
public final class Logs implements Command {

    private static final String TASK = "RUN/TASK[#N]";

    @Override
    public Text summary() {
        return new Text("montrer la sortie d'un traitement", "show the output of a task");
    }

    @Override
    public void declare(Form form) {
        form.argument(TASK, new Text("exécution/traitement ; #N pour la tentative N, :N pour le passage N, sinon la dernière",
                        "run/task; #N for attempt N, :N for occurrence N, otherwise the last"))
                .flag("-f|--follow", new Text("suivre jusqu'à la fin", "follow until it ends"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        String text = call.required(TASK);
        int hash = text.lastIndexOf('#');
        int colon = hash < 0 ? text.lastIndexOf(':') : -1;
        String task = Targets.task(hash < 0 ? colon < 0 ? text : text.substring(0, colon) : text.substring(0, hash));
        ControlRoom room = ControlRoom.of(call);
        String number = hash >= 0 ? text.substring(hash + 1) : attempt(room, task, colon < 0 ? "" : text.substring(colon + 1));
        if (number.isEmpty()) {
            call.terminal().aside(new Text(
                    "Aucune tentative pour " + task + " : rien n'est encore parti. Voir : regie why " + task,
                    "No attempt of " + task + ": nothing has started yet. See: regie why " + task));
            return Exit.NO;
        }
        if (call.terminal().json()) {
            try (InputStream output = room.open(Routes.output(task, number, false))) {
                call.terminal().answer(Json.object().put("attempt", task + "#" + number)
                        .put("output", new String(output.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
            }
            return Exit.DONE;
        }
        try (InputStream output = room.open(Routes.output(task, number, call.flag("--follow")))) {
            byte[] piece = new byte[8192];
            for (int read = output.read(piece); read >= 0; read = output.read(piece)) {
                call.terminal().out().write(piece, 0, read);
                call.terminal().out().flush();
            }
        }
        return Exit.DONE;
    }

    /** The last, or the last of an occurrence. */
    private static String attempt(ControlRoom room, String task, String occurrence) throws IOException {
        for (JsonNode attempt : room.get(Routes.task(task)).path("attempts")) {
            if (occurrence.isEmpty() || Json.text(attempt, "occurrence").equals(occurrence)) {
                return Json.text(attempt, "number");
            }
        }
        return "";
    }
}
