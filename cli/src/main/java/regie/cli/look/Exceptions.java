package regie.cli.look;

import java.io.IOException;
import java.util.Map;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.remote.Lists;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Table;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was bent and not yet put right. */
public final class Exceptions implements Command {

    @Override
    public Text summary() {
        return new Text("lister ce qui est à régulariser", "list what was bent and not yet put right");
    }

    @Override
    public void declare(Form form) {
        form.option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        ControlRoom room = ControlRoom.of(call);
        ObjectNode exceptions = Lists.all(room, "/exceptions", Map.of());
        if (call.terminal().json()) {
            call.terminal().answer(exceptions);
            return Exit.DONE;
        }
        Times times = Times.of(room);
        Table table = new Table(call.terminal())
                .column(new Text("n°", "id"))
                .column(new Text("quoi", "what"))
                .column(new Text("où", "where"))
                .column(new Text("qui", "who"))
                .column(new Text("depuis", "since"))
                .column(new Text("jusqu'à", "until"))
                .elastic(new Text("motif", "reason"));
        for (JsonNode item : exceptions.path("items")) {
            table.row(Json.text(item, "id"), Json.text(item, "kind"), Json.text(item, "target"), Json.text(item, "owner"),
                    times.clock(item, "since"), times.clock(item, "until"), Json.text(item, "reason"));
        }
        if (table.isEmpty()) {
            call.terminal().say(new Text("Rien à régulariser.", "Nothing to put right."));
        } else {
            table.print();
        }
        return Exit.DONE;
    }
}
