package regie.cli.look;

import regie.cli.remote.Json;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** One task on one page: what it is, what holds it, its attempts, what its instruction says. */
final class TaskSheet {

    private TaskSheet() {}

    static void print(JsonNode detail, Times times, Terminal terminal) {
        JsonNode task = detail.path("task");
        terminal.line(Json.text(task, "id") + "  " + Json.text(task, "code") + "  "
                + terminal.words(Words.state(Json.text(task, "state"))) + "  " + Json.sentence(task.path("title"), terminal));
        for (JsonNode mark : task.path("marks")) {
            terminal.line("  " + terminal.words(Words.mark(mark.asString(""))));
        }
        if (task.path("cause").isObject()) {
            terminal.line("  " + Json.sentence(task.path("cause"), terminal));
        }
        Why.print(detail.path("why"), times, terminal);
        attempts(detail.path("attempts"), times, terminal);
        instruction(detail.path("instruction"), terminal);
        for (JsonNode note : detail.path("notes")) {
            terminal.line("  " + times.day(note, "at") + "  " + Json.text(note, "by") + "  " + Json.text(note, "text"));
        }
    }

    private static void attempts(JsonNode attempts, Times times, Terminal terminal) {
        Table table = new Table(terminal)
                .column(new Text("tentative", "attempt"))
                .column(new Text("hôte", "host"))
                .column(new Text("état", "state"))
                .column(new Text("début", "start"))
                .column(new Text("durée", "took"))
                .column(new Text("code", "exit"))
                .elastic(new Text("cause", "cause"));
        for (JsonNode attempt : attempts) {
            table.row("#" + Json.text(attempt, "number") + Json.maybe(attempt, "occurrence").map(of -> " :" + of).orElse(""),
                    Json.text(attempt, "host"),
                    terminal.words(Words.state(Json.text(attempt, "state"))),
                    times.clock(attempt, "started_at"), times.lasted(attempt), Json.text(attempt, "exit_code"),
                    Json.sentence(attempt.path("cause"), terminal));
        }
        if (!table.isEmpty()) {
            table.print();
        }
    }

    private static void instruction(JsonNode instruction, Terminal terminal) {
        if (!instruction.isObject()) {
            return;
        }
        terminal.line("");
        terminal.say(new Text("consigne « " + Json.text(instruction, "name") + " »", "instruction " + Json.text(instruction, "name")));
        Json.maybe(instruction, "temporary").ifPresent(text -> terminal.line("  ! " + text));
        JsonNode proposes = instruction.path("proposes");
        if (proposes.isObject()) {
            String gesture = Json.text(proposes, "gesture") + Json.maybe(proposes, "who").map(who -> " " + who).orElse("");
            terminal.say(new Text("  propose : " + gesture, "  proposes: " + gesture));
        }
        for (JsonNode never : instruction.path("never")) {
            terminal.say(new Text("  jamais : " + never.asString(""), "  never: " + never.asString("")));
        }
        Json.text(instruction, "markdown").lines().forEach(line -> terminal.line("  " + line));
    }
}
