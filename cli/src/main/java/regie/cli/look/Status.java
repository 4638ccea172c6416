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
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** Where the server is, what it works on, its processes and what is braked. */
public final class Status implements Command {

    @Override
    public Text summary() {
        return new Text("dire où est le serveur, son heure, ses processus", "say where the server is, its time, its processes");
    }

    @Override
    public void declare(Form form) {
        form.option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        ControlRoom room = ControlRoom.of(call);
        JsonNode status = room.get("/status");
        if (call.terminal().json()) {
            call.terminal().answer(status);
            return Exit.DONE;
        }
        print(status, call.terminal());
        String link = Json.text(room.post("/login-codes", Json.object()), "url");
        row(call.terminal(), "console", "console", link);
        for (JsonNode brake : room.get("/brakes").path("items")) {
            String scope = Json.text(brake, "scope");
            call.terminal().say(new Text("freiné       " + scope, "paused       " + scope));
        }
        int late = Lists.all(room, "/late", Map.of()).path("items").size();
        if (late > 0) {
            call.terminal().say(new Text("hors délai   " + late + " : regie runs", "late         " + late + ": regie runs"));
        }
        day(room, call.terminal());
        return Exit.DONE;
    }

    /** What of the day waits for a person. */
    private static void day(ControlRoom room, Terminal terminal) throws IOException {
        JsonNode day = room.get("/day");
        int missed = day.path("missed").asInt(0);
        if (missed > 0) {
            terminal.say(new Text("après un arrêt : " + missed + " départ(s) manqué(s) attendent une réponse : regie catch-up",
                    "after an outage: " + missed + " start(s) missed wait for an answer: regie catch-up"));
        }
        if (!day.path("leftovers").isEmpty()) {
            int count = day.path("leftovers").size();
            terminal.say(new Text("restes des jours d'avant : " + count + " exécution(s) : regie runs",
                    "leftovers of days before: " + count + " run(s): regie runs"));
        }
    }

    private static void print(JsonNode status, Terminal terminal) {
        Times times = Times.of(status);
        String speed = status.path("clock_speed").asDouble(1) == 1 ? "" : " x" + status.path("clock_speed").asString();
        String estate = Json.text(status, "estate") + " · " + Json.text(status, "environment");
        String time = times.day(status, "production_time") + " " + Json.text(status, "zone") + speed;
        StringBuilder agents = new StringBuilder();
        for (JsonNode agent : status.path("agents")) {
            agents.append(agents.isEmpty() ? "" : ", ").append(Json.text(agent, "name")).append(" (pid ")
                    .append(Json.text(agent, "pid")).append(')');
        }
        String postgres = status.path("postgres").isObject() ? "pid " + Json.text(status.path("postgres"), "pid") : "–";
        String server = "pid " + status.path("server").path("pid").asString() + ", " + Json.text(status, "version")
                + ", " + Json.text(status, "role");
        row(terminal, "adresse", "address", Json.text(status, "url"));
        row(terminal, "référentiel", "estate", estate);
        row(terminal, "heure", "time", time);
        row(terminal, "date d'expl.", "prod. date", Json.text(status, "production_date"));
        row(terminal, "serveur", "server", server);
        row(terminal, "PostgreSQL", "PostgreSQL", postgres);
        row(terminal, "agents", "agents", agents.toString());
    }

    private static void row(Terminal terminal, String fr, String en, String value) {
        String name = terminal.words(new Text(fr, en));
        terminal.line(name + " ".repeat(13 - name.length()) + value);
    }
}
