package regie.cli.gesture;

import java.io.IOException;
import java.util.List;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pause and resume of dispatch: nothing new starts, what runs goes on. */
public final class Brake implements Command {

    private static final List<String> SCOPES = List.of("host", "application", "plan");

    private final boolean pause;

    public Brake(boolean pause) {
        this.pause = pause;
    }

    @Override
    public Text summary() {
        return pause
                ? new Text("freiner : rien de nouveau ne part, ce qui tourne continue", "pause: nothing new starts, what runs goes on")
                : new Text("relâcher un frein", "resume what was paused");
    }

    @Override
    public void declare(Form form) {
        form.flag("--all", new Text("tout", "everything"))
                .option("--host", "HOST", new Text("un hôte", "one host"))
                .option("--application", "NAME", new Text("une application", "one application"))
                .option("--plan", "PLAN", new Text("une chaîne", "one plan"))
                .option("--reason", "TEXT", new Text("gardé au journal", "kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        ObjectNode request = Json.object().put("all", call.flag("--all"));
        int scopes = call.flag("--all") ? 1 : 0;
        for (String scope : SCOPES) {
            if (call.option("--" + scope).isPresent()) {
                request.put(scope, call.option("--" + scope).get());
                scopes++;
            }
        }
        if (scopes != 1) {
            throw new ShellProblem.WrongUsage(pause ? "pause" : "resume", "--all, --host, --application or --plan, one of them").stop();
        }
        call.option("--reason").ifPresent(reason -> request.put("reason", reason));
        JsonNode answer = ControlRoom.of(call).post(pause ? "/pause" : "/resume", request);
        if (call.terminal().json()) {
            call.terminal().answer(answer);
        } else {
            call.terminal().say(pause ? new Text("Freiné.", "Paused.") : new Text("Relâché.", "Resumed."));
        }
        return Exit.DONE;
    }
}
