package regie.cli.gesture;

import java.io.IOException;
import regie.cli.look.Times;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.cli.shell.Table;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The declared events: shows them, raises one, drops one. */
public final class DeclaredEvents implements Command {

    @Override
    public Text summary() {
        return new Text("évènements déclarés : list, raise NOM, drop NOM", "declared events: list, raise NAME, drop NAME");
    }

    @Override
    public void declare(Form form) {
        form.optionalArgument("WHAT", new Text("list, raise ou drop", "list, raise or drop"))
                .optionalArgument("NAME", new Text("l’évènement", "the event"))
                .option("--date", "DATE", new Text("sa date d’exploitation ; none : sans date ; celle du jour sinon",
                        "its production date; none: without a date; otherwise that of today"))
                .option("--reason", "TEXT", new Text("gardé au journal", "kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        String what = call.argument("WHAT").orElse("list");
        return switch (what) {
            case "list" -> list(ControlRoom.of(call), call);
            case "raise", "drop" -> change(ControlRoom.of(call), call, what);
            default -> throw new ShellProblem.WrongUsage("event", "list, raise or drop, not " + what).stop();
        };
    }

    private static Exit change(ControlRoom room, Call call, String what) throws IOException {
        if (call.argument("NAME").isEmpty()) {
            throw new ShellProblem.WrongUsage("event " + what, "NAME is missing").stop();
        }
        String name = call.required("NAME");
        ObjectNode request = Json.object();
        call.option("--date").ifPresent(date -> request.put("date", date));
        call.option("--reason").ifPresent(reason -> request.put("reason", reason));
        JsonNode answer = room.post("/declared-events/" + ControlRoom.segment(name) + "/" + what, request);
        if (call.terminal().json()) {
            call.terminal().answer(answer);
        } else {
            call.terminal().say(what.equals("raise") ? new Text(name + " : levé.", name + ": raised.")
                    : new Text(name + " : retiré.", name + ": dropped."));
        }
        return Exit.DONE;
    }

    private static Exit list(ControlRoom room, Call call) throws IOException {
        JsonNode events = room.get("/declared-events");
        if (call.terminal().json()) {
            call.terminal().answer(events);
            return Exit.DONE;
        }
        Times times = Times.of(room);
        Table table = new Table(call.terminal())
                .column(new Text("évènement", "event"))
                .column(new Text("date", "date"))
                .column(new Text("levé", "raised"))
                .column(new Text("par", "by"))
                .elastic(new Text("motif", "reason"));
        for (JsonNode event : events.path("items")) {
            String name = Json.text(event, "name");
            if (call.argument("NAME").filter(asked -> !asked.equals(name)).isEmpty()) {
                boolean raised = event.path("raised").asBoolean();
                String date = Json.text(event, "date");
                String by = Json.text(event, "task");
                table.row(name, !raised ? "" : date.isEmpty() ? "none" : date, raised ? times.day(event, "since") : "-",
                        by.isEmpty() ? Json.text(event, "by") : by, Json.text(event, "reason"));
            }
        }
        table.print();
        return Exit.DONE;
    }
}
