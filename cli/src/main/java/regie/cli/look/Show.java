package regie.cli.look;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.remote.Lists;
import regie.cli.remote.Routes;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One run with its tasks, or one task with its attempts. */
public final class Show implements Command {

    @Override
    public Text summary() {
        return new Text("montrer une exécution, ou un traitement", "show a run, or a task");
    }

    @Override
    public void declare(Form form) {
        form.argument("RUN[/TASK]", new Text("exécution, ou exécution/traitement (noms ou codes)",
                        "run, or run/task (names or codes)"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        ControlRoom room = ControlRoom.of(call);
        String target = call.required("RUN[/TASK]");
        boolean task = target.indexOf('/') > 0;
        JsonNode found = room.get(task ? Routes.task(target) : Routes.run(target));
        if (!task) {
            ObjectNode tasks = Lists.all(room, Routes.tasksOf(target), Map.of());
            ((ObjectNode) found).set("tasks", tasks.path("items"));
        }
        if (call.terminal().json()) {
            call.terminal().answer(found);
        } else if (task) {
            TaskSheet.print(found, Times.of(room), call.terminal());
        } else {
            print(found, Times.of(room), call.terminal());
        }
        return Exit.DONE;
    }

    private static void print(JsonNode detail, Times times, Terminal terminal) {
        JsonNode run = detail.path("run");
        terminal.line(Json.text(run, "id") + "  " + Json.text(run, "code") + "  "
                + terminal.words(Words.state(Json.text(run, "state"))) + "  "
                + Json.sentence(run.path("title"), terminal));
        String ordered = times.day(run, "ordered_at") + " " + Json.text(run, "ordered_by");
        terminal.say(new Text("chargée " + ordered + ", référentiel " + brief(Json.text(run, "estate_version")),
                "ordered " + ordered + ", estate " + brief(Json.text(run, "estate_version"))));
        Cycles.print(run.path("cycle"), times, terminal);
        Why.late(run.path("late"), times, terminal);
        detail.path("variables").properties().forEach(entry ->
                terminal.line("  " + entry.getKey() + " = " + entry.getValue().asString("")));
        Table table = new Table(terminal)
                .column(new Text("traitement", "task"))
                .column(new Text("code", "code"))
                .column(new Text("état", "state"))
                .column(new Text("début", "start"))
                .column(new Text("durée", "took"))
                .elastic(new Text("ce qu'il faut savoir", "what to know"));
        for (JsonNode task : detail.path("tasks")) {
            table.row(Json.text(task, "name"), Json.text(task, "code"),
                    terminal.words(Words.state(Json.text(task, "state"))),
                    times.clock(task, "started_at"), times.lasted(task), remark(task, terminal));
        }
        table.print();
    }

    static String brief(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) : hash;
    }

    /** Marks, then why it failed or what holds it. */
    private static String remark(JsonNode task, Terminal terminal) {
        List<String> parts = new ArrayList<>();
        for (JsonNode mark : task.path("marks")) {
            parts.add(terminal.words(Words.mark(mark.asString(""))));
        }
        if (task.path("cause").isObject()) {
            parts.add(Json.sentence(task.path("cause"), terminal));
        } else if (task.path("waits").isObject()) {
            parts.add(Json.sentence(task.path("waits").path("sentence"), terminal));
        }
        Json.maybe(task, "taken_by").ifPresent(by -> parts.add("[" + by + "]"));
        return String.join("; ", parts);
    }
}
