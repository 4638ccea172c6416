package regie.cli.gesture;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the open periods, or closes one and opens the next. */
public final class Period implements Command {

    @Override
    public Text summary() {
        return new Text("voir ou avancer une période, comme un mois comptable", "see or advance a period, such as an accounting month");
    }

    @Override
    public void declare(Form form) {
        form.optionalArgument("NAME", new Text("la période ; sans rien : toutes", "the period; without it: all"))
                .flag("--advance", new Text("clore celle qui est ouverte, ouvrir la suivante", "close the open one, open the next"))
                .option("--to", "DATE", new Text("ouvrir celle où tombe cette date", "open the one that this date lies in"))
                .option("--reason", "TEXT", new Text("gardé au journal", "kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        ControlRoom room = ControlRoom.of(call);
        if (call.flag("--advance") || call.option("--to").isPresent()) {
            ObjectNode request = Json.object();
            call.option("--to").ifPresent(to -> request.put("to", date(to)));
            call.option("--reason").ifPresent(reason -> request.put("reason", reason));
            room.post("/periods/" + ControlRoom.segment(call.required("NAME")) + "/advance", request);
        }
        JsonNode periods = room.get("/day").path("periods");
        if (call.terminal().json()) {
            call.terminal().answer(periods);
        } else {
            print(periods, call.argument("NAME").orElse(""), call.terminal());
        }
        return Exit.DONE;
    }

    private static String date(String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw new ShellProblem.WrongValue("--to", text, new Text("une date AAAA-MM-JJ", "a date YYYY-MM-DD")).stop();
        }
    }

    private static void print(JsonNode periods, String only, Terminal terminal) {
        for (JsonNode period : periods) {
            if (only.isEmpty() || only.equals(Json.text(period, "name"))) {
                String due = Json.text(period, "due");
                String span = Json.text(period, "name") + "  " + Json.text(period, "first") + " … " + Json.text(period, "last");
                terminal.say(due.isEmpty() ? Text.same(span) : new Text(span + "  à clore le " + due, span + "  to be closed on " + due));
            }
        }
        if (periods.isEmpty()) {
            terminal.say(new Text("Aucune période au référentiel.", "The estate has no period."));
        }
    }
}
