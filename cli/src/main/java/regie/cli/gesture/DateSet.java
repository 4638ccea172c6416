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
import regie.kernel.Text;
import tools.jackson.databind.node.ObjectNode;

/** Gives a plan variables for one production date; without any it takes them back. */
public final class DateSet implements Command {

    @Override
    public Text summary() {
        return new Text("donner des variables à un plan pour une date", "give a plan variables for one date");
    }

    @Override
    public void declare(Form form) {
        form.argument("PLAN", new Text("nom ou code", "name or code"))
                .arguments("NAME=VALUE", new Text("les variables ; aucune : les reprendre", "the variables; none: take them back"), 0)
                .option("--date", "DATE", new Text("la date d'exploitation", "the production date"))
                .option("--reason", "TEXT", new Text("gardé au journal", "kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        String date = call.option("--date").orElse("");
        try {
            LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new ShellProblem.WrongValue("--date", date, new Text("une date AAAA-MM-JJ", "a date YYYY-MM-DD")).stop();
        }
        ObjectNode request = Json.object().put("plan", call.required("PLAN")).put("date", date);
        ObjectNode set = request.putObject("set");
        call.arguments("NAME=VALUE").forEach(word -> Settings.put(word, set));
        call.option("--reason").ifPresent(reason -> request.put("reason", reason));
        var answer = ControlRoom.of(call).post("/date-settings", request);
        if (call.terminal().json()) {
            call.terminal().answer(answer);
        } else {
            call.terminal().say(set.isEmpty() ? new Text("Reprises.", "Taken back.") : new Text("Notées pour le " + date + ".",
                    "Kept for " + date + "."));
        }
        return Exit.DONE;
    }
}
