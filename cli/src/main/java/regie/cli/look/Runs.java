package regie.cli.look;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.remote.Lists;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The runs of the current production date, or those asked for. */
public final class Runs implements Command {

    @Override
    public Text summary() {
        return new Text("lister les exécutions", "list the runs");
    }

    @Override
    public void declare(Form form) {
        form.option("--date", "DATE", new Text("date d'exploitation (sinon toutes les vivantes et celles du jour)",
                        "production date (otherwise those of the day)"))
                .option("--state", "STATE", new Text("planned running blocked succeeded failed cancelled",
                        "planned running blocked succeeded failed cancelled"))
                .option("--plan", "PLAN", new Text("nom ou code de la chaîne", "name or code of the plan"))
                .flag("--all", new Text("toutes les dates", "all dates"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        ControlRoom room = ControlRoom.of(call);
        Map<String, String> query = new LinkedHashMap<>();
        JsonNode status = room.get("/status");
        if (!call.flag("--all")) {
            query.put("date", call.option("--date").orElse(Json.text(status, "production_date")));
        }
        call.option("--state").ifPresent(state -> query.put("state", state));
        call.option("--plan").ifPresent(plan -> query.put("plan", plan));
        boolean today = query.size() == 1 && call.option("--date").isEmpty() && !call.flag("--all");
        JsonNode left = today ? room.get("/day").path("leftovers") : Json.object();
        ObjectNode runs = Lists.all(room, "/runs", query);
        if (call.terminal().json()) {
            call.terminal().answer(runs);
        } else {
            boolean some = call.option("--state").isPresent() || call.option("--plan").isPresent();
            print(runs, some, Times.of(status), call.terminal());
            leftovers(left, Json.text(status, "production_date"), call.terminal());
        }
        return Exit.DONE;
    }

    /** What of earlier dates has not ended well stands below, so that nobody overlooks it. */
    private static void leftovers(JsonNode left, String today, Terminal terminal) {
        if (left.isEmpty()) {
            return;
        }
        terminal.say(new Text("Restes d'avant le " + today + " :", "Leftovers of before " + today + ":"));
        left.forEach(run -> terminal.line("  " + run.asString("")));
    }

    /** What is late comes first, because the end of a long title is cut. */
    private static String title(JsonNode run, Terminal terminal) {
        String title = Json.sentence(run.path("title"), terminal);
        return run.path("late").isEmpty() ? title
                : "! " + Json.sentence(run.path("late").path(0).path("called"), terminal) + " · " + title;
    }

    /** @param some whether only runs of a state or of a plan were asked for */
    private static void print(JsonNode runs, boolean some, Times times, Terminal terminal) {
        Table table = new Table(terminal)
                .column(new Text("exécution", "run"))
                .column(new Text("code", "code"))
                .column(new Text("état", "state"))
                .column(new Text("faits", "done"))
                .column(new Text("début", "start"))
                .column(new Text("durée", "took"))
                .elastic(new Text("titre", "title"));
        for (JsonNode run : runs.path("items")) {
            JsonNode states = run.path("task_states");
            int done = states.path("succeeded").asInt(0) + states.path("skipped").asInt(0);
            String state = terminal.words(Words.state(Json.text(run, "state")));
            table.row(Json.text(run, "id"), Json.text(run, "code"),
                    run.path("held").asBoolean(false) ? terminal.words(Words.state("held")) : state,
                    done + "/" + Json.text(run, "tasks"),
                    times.clock(run, run.path("planned_start").isString() ? "planned_start" : "started_at"), times.lasted(run),
                    title(run, terminal));
        }
        if (table.isEmpty()) {
            terminal.say(some
                    ? new Text("Aucune exécution n'est ainsi. Toutes : regie runs", "No run is like that. All of them: regie runs")
                    : new Text("Aucune exécution. En charger une : regie order PLAN", "No run. Order one: regie order PLAN"));
            return;
        }
        table.print();
    }
}
