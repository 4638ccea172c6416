package regie.cli.gesture;

import java.io.IOException;
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

/** Shows a resource, or changes its capacity from now on. */
public final class Capacity implements Command {

    private static final int CAPACITY_MAX = 1_000_000;

    @Override
    public Text summary() {
        return new Text("montrer les ressources, ou changer une capacité", "show the resources, or change a capacity");
    }

    @Override
    public void declare(Form form) {
        form.optionalArgument("NAME", new Text("la ressource", "the resource"))
                .option("--capacity", "N", new Text("sa capacité à partir de maintenant", "its capacity from now on"))
                .option("--reason", "TEXT", new Text("gardé au journal", "kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        ControlRoom room = ControlRoom.of(call);
        if (call.option("--capacity").isEmpty()) {
            return list(room, call);
        }
        if (call.argument("NAME").isEmpty()) {
            throw new ShellProblem.WrongUsage("resource", "NAME is missing").stop();
        }
        int capacity = call.number("--capacity", 0, 0, CAPACITY_MAX);
        ObjectNode request = Json.object().put("capacity", capacity);
        call.option("--reason").ifPresent(reason -> request.put("reason", reason));
        String name = call.required("NAME");
        JsonNode answer = room.post("/resources/" + ControlRoom.segment(name) + "/capacity", request);
        if (call.terminal().json()) {
            call.terminal().answer(answer);
        } else {
            call.terminal().say(new Text(name + " : capacité " + capacity + ".", name + ": capacity " + capacity + "."));
        }
        return Exit.DONE;
    }

    private static Exit list(ControlRoom room, Call call) throws IOException {
        JsonNode resources = room.get("/resources");
        if (call.terminal().json()) {
            call.terminal().answer(resources);
            return Exit.DONE;
        }
        Table table = new Table(call.terminal())
                .column(new Text("ressource", "resource"))
                .column(new Text("pris", "in use"))
                .column(new Text("capacité", "capacity"))
                .column(new Text("attendent", "waiting"))
                .elastic(new Text("tenue par", "held by"));
        for (JsonNode resource : resources.path("items")) {
            String name = Json.text(resource, "name");
            if (call.argument("NAME").filter(asked -> !asked.equals(name)).isEmpty()) {
                table.row(name, Json.text(resource, "in_use"), Json.text(resource, "capacity"),
                        Json.text(resource, "waiting"), String.join(" ", resource.path("held_by").valueStream()
                                .map(node -> node.asString("")).toList()));
            }
        }
        table.print();
        return Exit.DONE;
    }
}
