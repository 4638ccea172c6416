package regie.cli.gesture;

import java.io.IOException;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says that what was bent is put right; it leaves the list of exceptions. */
public final class PutRight implements Command {

    @Override
    public Text summary() {
        return new Text("régulariser une exception", "put an exception right");
    }

    @Override
    public void declare(Form form) {
        form.argument("ID", new Text("son numéro dans « regie exceptions »", "its number in 'regie exceptions'"))
                .option("--reason", "TEXT", new Text("comment elle l'a été, gardé au journal", "how it was, kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        ObjectNode request = Json.object();
        call.option("--reason").ifPresent(reason -> request.put("reason", reason));
        String path = "/exceptions/" + ControlRoom.segment(call.required("ID")) + "/put-right";
        JsonNode answer = ControlRoom.of(call).post(path, request);
        if (call.terminal().json()) {
            call.terminal().answer(answer);
        } else {
            call.terminal().say(new Text("Régularisée.", "Put right."));
        }
        return Exit.DONE;
    }
}
