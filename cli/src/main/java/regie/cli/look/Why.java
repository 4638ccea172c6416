package regie.cli.look;

import java.io.IOException;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.remote.Routes;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** Why a task does not start: every reason, who holds it, until when, and the command that lifts it. */
public final class Why implements Command {

    @Override
    public Text summary() {
        return new Text("dire pourquoi un traitement ne part pas", "say why a task does not start");
    }

    @Override
    public void declare(Form form) {
        form.argument("RUN/TASK", new Text("exécution/traitement (noms ou codes)", "run/task (names or codes)"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        String task = Targets.task(call.required("RUN/TASK"));
        ControlRoom room = ControlRoom.of(call);
        JsonNode why = room.get(Routes.why(task));
        if (call.terminal().json()) {
            call.terminal().answer(why);
        } else {
            call.terminal().line(Json.text(why, "task") + "  " + call.terminal().words(Words.state(Json.text(why, "state"))));
            print(why, Times.of(room), call.terminal());
        }
        return Exit.DONE;
    }

    static void print(JsonNode why, Times times, Terminal terminal) {
        if (why.path("summary").isObject()) {
            terminal.line("  " + Json.sentence(why.path("summary"), terminal));
        }
        late(why.path("late"), times, terminal);
        int number = 1;
        for (JsonNode reason : why.path("reasons")) {
            terminal.line("  " + number++ + ". " + Json.sentence(reason.path("sentence"), terminal));
            detail(terminal, "depuis", "since", times.day(reason, "since"));
            detail(terminal, "tenu par", "held by", Json.text(reason, "holder"));
            detail(terminal, "jusqu'à", "until", times.day(reason, "until"));
            detail(terminal, "peut lever", "may lift it", Json.sentence(reason.path("lifted_by"), terminal));
            detail(terminal, "commande", "command", Json.text(reason, "command"));
        }
    }

    /** In what it is out of its usual course. */
    static void late(JsonNode all, Times times, Terminal terminal) {
        for (JsonNode late : all) {
            terminal.line("  ! " + Json.text(late, "target") + ": " + Json.sentence(late.path("called"), terminal)
                    + " (" + times.day(late, "bound") + ")");
        }
    }

    private static void detail(Terminal terminal, String fr, String en, String value) {
        if (!value.isEmpty()) {
            String name = terminal.words(new Text(fr, en));
            terminal.line("     " + name + " ".repeat(Math.max(1, 13 - name.length())) + value);
        }
    }
}
