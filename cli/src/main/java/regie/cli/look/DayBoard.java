package regie.cli.look;

import java.io.IOException;
import java.time.ZoneId;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Exit;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** A production date as the control room has it: what is planned beside what is ordered. */
public final class DayBoard {

    private DayBoard() {}

    public static Exit show(Call call) throws IOException {
        ControlRoom room = ControlRoom.of(call);
        JsonNode status = room.get("/status");
        JsonNode day = room.get("/days/" + ControlRoom.segment(call.option("--date").orElse(Json.text(status, "production_date"))));
        if (call.terminal().json()) {
            call.terminal().answer(day);
            return Exit.DONE;
        }
        print(day, ZoneId.of(Json.text(status, "zone")), call.terminal());
        return Exit.DONE;
    }

    private static void print(JsonNode day, ZoneId zone, Terminal terminal) {
        String date = Json.text(day, "date");
        terminal.say(day.path("planned").asBoolean(false) ? new Text(date + ", planifiée", date + ", planned")
                : new Text(date + ", pas encore planifiée", date + ", not planned yet"));
        Table table = new Table(terminal).column(new Text("départ", "start")).column(new Text("plan", "plan"))
                .column(new Text("planification", "schedule")).column(new Text("état", "state")).elastic(new Text("exécution", "run"));
        for (JsonNode start : day.path("starts")) {
            String schedule = Json.text(start, "schedule");
            table.row(Json.instant(start, "start").map(at -> at.atZone(zone).toLocalDateTime().toString().replace('T', ' ')).orElse("–"),
                    Json.text(start, "plan"), schedule.isEmpty() ? terminal.words(new Text("à la main", "by hand")) : schedule,
                    terminal.words(state(Json.text(start, "state"))), Json.text(start, "run"));
        }
        if (!table.isEmpty()) {
            table.print();
        }
        for (JsonNode one : day.path("replaced")) {
            terminal.say(new Text(Json.text(one, "plan") + " : remplacé ce jour-là par " + Json.text(one, "by"),
                    Json.text(one, "plan") + ": replaced on this date by " + Json.text(one, "by")));
        }
    }

    private static Text state(String state) {
        return switch (state) {
            case "to-come" -> new Text("à venir", "to come");
            case "missed" -> new Text("manqué", "missed");
            case "asked" -> new Text("manqué, à trancher", "missed, to be decided");
            case "not-ordered" -> new Text("pas chargé", "not ordered");
            default -> Words.state(state);
        };
    }
}
