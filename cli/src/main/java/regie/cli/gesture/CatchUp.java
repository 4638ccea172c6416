package regie.cli.gesture;

import java.io.IOException;
import java.util.Map;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.remote.Lists;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of starts that went by during an outage: lists them, shows what an answer would do, gives it. */
public final class CatchUp implements Command {

    @Override
    public Text summary() {
        return new Text("rattraper, ou non, les départs manqués", "catch up, or not, the starts that were missed");
    }

    @Override
    public void declare(Form form) {
        form.optionalArgument("all|last|none", new Text("tous, le dernier de chaque, aucun ; sans rien : la liste",
                        "all, the last of each, none; without it: the list"))
                .arguments("PLAN", new Text("seulement ceux de ces plans", "only those of these plans"), 0)
                .flag("--preview", new Text("dire ce qui se passerait, sans le faire", "say what would happen, without doing it"))
                .option("--reason", "TEXT", new Text("gardé au journal", "kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        ControlRoom room = ControlRoom.of(call);
        String answer = call.argument("all|last|none").orElse("");
        if (answer.isEmpty()) {
            return list(room, call.terminal());
        }
        if (!answer.equals("all") && !answer.equals("last") && !answer.equals("none")) {
            throw new ShellProblem.WrongValue("all|last|none", answer, Text.same("all, last, none")).stop();
        }
        ObjectNode request = Json.object().put("answer", answer).put("preview", call.flag("--preview"));
        var plans = request.putArray("plans");
        call.arguments("PLAN").forEach(plans::add);
        call.option("--reason").ifPresent(reason -> request.put("reason", reason));
        JsonNode done = room.post("/missed-starts", request);
        if (call.terminal().json()) {
            call.terminal().answer(done);
            return Exit.DONE;
        }
        boolean preview = call.flag("--preview");
        print(done.path("started"), preview ? new Text("Seraient rattrapés :", "Would be caught up:")
                : new Text("Rattrapés :", "Caught up:"), room, call.terminal());
        print(done.path("dropped"), preview ? new Text("Seraient notés manqués :", "Would be recorded as missed:")
                : new Text("Notés manqués :", "Recorded as missed:"), room, call.terminal());
        return Exit.DONE;
    }

    private static Exit list(ControlRoom room, Terminal terminal) throws IOException {
        ObjectNode missed = Lists.all(room, "/missed-starts", Map.of());
        if (terminal.json()) {
            terminal.answer(missed);
        } else if (missed.path("items").isEmpty()) {
            terminal.say(new Text("Aucun départ manqué n'attend de réponse.", "No missed start waits for an answer."));
        } else {
            print(missed.path("items"), new Text("Départs manqués :", "Missed starts:"), room, terminal);
            terminal.say(new Text("Répondre : regie catch-up all | last | none [PLAN…], avec --preview pour voir d'abord.",
                    "Answer: regie catch-up all | last | none [PLAN…], with --preview to see first."));
        }
        return Exit.DONE;
    }

    private static void print(JsonNode starts, Text heading, ControlRoom room, Terminal terminal) throws IOException {
        if (starts.isEmpty()) {
            return;
        }
        terminal.say(heading);
        String zone = Json.text(room.get("/status"), "zone");
        Table table = new Table(terminal).column(new Text("plan", "plan")).column(new Text("date", "date"))
                .column(new Text("départ", "start")).elastic(new Text("exécution", "run"));
        for (JsonNode start : starts) {
            table.row(Json.text(start, "plan"), Json.text(start, "date"), Json.instant(start, "start")
                    .map(at -> at.atZone(java.time.ZoneId.of(zone)).toLocalDateTime().toString()).orElse(""), Json.text(start, "run"));
        }
        table.print();
    }
}
