package regie.cli.gesture;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import regie.cli.look.Words;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.remote.Routes;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders a run, and with {@code --wait} follows it to its end. */
public final class Order implements Command {

    private static final long POLL_MILLIS_MIN = 25;
    private static final long POLL_MILLIS_MAX = 1_000;

    @Override
    public Text summary() {
        return new Text("charger une exécution d'une chaîne", "order a run of a plan");
    }

    @Override
    public void declare(Form form) {
        form.argument("PLAN", new Text("nom ou code", "name or code"))
                .option("--date", "DATE", new Text("date d'exploitation (sinon la courante)",
                        "production date (otherwise the current one)"))
                .repeated("--set", "NAME=VALUE", new Text("donner une valeur à une variable", "give a variable a value"))
                .flag("--hold", new Text("suspendue jusqu'à « free »", "held until freed"))
                .flag("--force", new Text("même si la date n'est pas une des siennes", "although the date is not one of the plan's"))
                .flag("--at-date", new Text("créée tout de suite, mais attend que sa date commence",
                        "created now, but waits for its date to begin"))
                .flag("--wait", new Text("attendre la fin ; code 0 si réussie, 1 sinon",
                        "follow it to its end; exit 0 if it succeeded, else 1"))
                .option("--id", "ID", new Text("redemander avec le même ne charge pas deux fois",
                        "asking again with the same one does not order twice"))
                .option("--reason", "TEXT", new Text("gardé au journal", "kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException, InterruptedException {
        ObjectNode request = Json.object().put("plan", call.required("PLAN"));
        call.option("--date").map(Order::date).ifPresent(date -> request.put("date", date.toString()));
        ObjectNode set = request.putObject("set");
        call.options("--set").forEach(word -> Settings.put(word, set));
        request.put("hold", call.flag("--hold")).put("force", call.flag("--force")).put("at_date", call.flag("--at-date"));
        call.option("--reason").ifPresent(reason -> request.put("reason", reason));
        ControlRoom room = ControlRoom.of(call);
        JsonNode answer = call.option("--id").isPresent()
                ? room.post("/orders", request, call.option("--id").get()) : room.post("/orders", request);
        String run = answer.path("runs").isEmpty() ? "" : answer.path("runs").get(0).asString("");
        if (!call.flag("--wait") || run.isEmpty()) {
            if (call.terminal().json()) {
                call.terminal().answer(answer);
            } else {
                answer.path("runs").forEach(id -> call.terminal().line(id.asString("")));
            }
            return Exit.DONE;
        }
        if (!call.terminal().json()) {
            call.terminal().line(run);
        }
        return follow(room, run, call.terminal());
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ShellProblem.WrongValue("--date", text, new Text("une date AAAA-MM-JJ", "a date YYYY-MM-DD")).stop();
        }
    }

    private static Exit follow(ControlRoom room, String run, Terminal terminal) throws IOException, InterruptedException {
        long pause = POLL_MILLIS_MIN;
        while (true) {
            JsonNode detail = room.get(Routes.run(run));
            JsonNode found = detail.path("run");
            String state = Json.text(found, "state");
            if (state.equals("succeeded") || state.equals("failed") || state.equals("cancelled")) {
                terminal.endProgress();
                if (terminal.json()) {
                    terminal.answer(detail);
                } else {
                    terminal.say(Words.state(state));
                }
                return state.equals("succeeded") ? Exit.DONE : Exit.NO;
            }
            JsonNode states = found.path("task_states");
            String done = states.path("succeeded").asInt(0) + "/" + Json.text(found, "tasks");
            terminal.progress(new Text(run + "  " + Words.state(state).fr() + "  " + done,
                    run + "  " + Words.state(state).en() + "  " + done));
            Thread.sleep(pause);
            pause = Math.min(POLL_MILLIS_MAX, pause * 3 / 2);
        }
    }
}
