package regie.cli.change;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Table;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** The versions that were put in force, by whom, why and from where. */
public final class Versions implements Command {

    private static final int COUNT = 20;
    private static final int COUNT_MAX = 1_000;
    private static final int PLANS_SHOWN = 4;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @Override
    public Text summary() {
        return new Text("les versions mises en vigueur, par qui et pourquoi", "the versions put in force, by whom and why");
    }

    @Override
    public void declare(Form form) {
        form.option("--count", "N", new Text("combien (sinon 20)", "how many (otherwise 20)")).option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        int count = call.number("--count", COUNT, 1, COUNT_MAX);
        ControlRoom room = ControlRoom.of(call);
        JsonNode versions = room.get("/estate/versions", Map.of("limit", Integer.toString(count)));
        if (call.terminal().json()) {
            call.terminal().answer(versions);
            return Exit.DONE;
        }
        ZoneId zone = ZoneId.of(Json.text(room.get("/status"), "zone"));
        Table table = new Table(call.terminal()).column(new Text("", "")).column(Text.same("Version"))
                .column(new Text("Depuis", "Since")).column(new Text("Qui", "Who")).column(new Text("Plans", "Plans"))
                .elastic(new Text("Pourquoi, d'où", "Why, from where"));
        for (JsonNode version : versions.path("items")) {
            String reason = Json.text(version, "reason");
            String source = Json.text(version, "source");
            table.row(version.path("in_force").asBoolean() ? "*" : "", ChangeReport.shortly(Json.text(version, "version")),
                    Json.instant(version, "at").map(at -> at.atZone(zone).format(MOMENT)).orElse(""), Json.text(version, "actor"),
                    plans(version.path("plans")), reason.isEmpty() || reason.equals(source) ? source : reason + " · " + source);
        }
        table.print();
        return Exit.DONE;
    }

    private static String plans(JsonNode plans) {
        List<String> names = new ArrayList<>();
        plans.forEach(name -> names.add(name.asString()));
        return names.size() > PLANS_SHOWN ? Integer.toString(names.size()) : String.join(" ", names);
    }
}
