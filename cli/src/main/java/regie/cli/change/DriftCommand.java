package regie.cli.change;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.estate.EstateModel;
import regie.estate.preview.Drift;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.kernel.Language;
import regie.kernel.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where two environments differ: in directories, or as they are in force. */
public final class DriftCommand implements Command {

    @Override
    public Text summary() {
        return new Text("en quoi deux environnements diffèrent", "where two environments differ");
    }

    @Override
    public void declare(Form form) {
        form.argument("A", new Text("un environnement", "an environment")).argument("B", new Text("l'autre", "the other"))
                .option("--dir", "DIR", new Text("selon ce répertoire, sans serveur", "by this folder, without a server"))
                .option("--other-dir", "DIR", new Text("et B selon celui-ci", "and B by this one"))
                .option("--other-data", "DIR", new Text("le serveur de B, s'il est sur une autre base",
                        "the server of B, where it has another database"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        String a = call.required("A");
        String b = call.required("B");
        EstateModel one;
        EstateModel other;
        if (call.option("--dir").isPresent()) {
            String dir = call.option("--dir").get();
            one = model(EstateReader.read(call.existingFolder(dir), a), a);
            other = model(EstateReader.read(call.existingFolder(call.option("--other-dir").orElse(dir)), b), b);
        } else {
            ControlRoom room = ControlRoom.of(call);
            Optional<String> data = call.option("--other-data");
            one = inForce(room, a);
            other = inForce(data.isPresent() ? ControlRoom.of(call.path(data.get()), call.terminal()) : room, b);
        }
        List<Drift> all = Drift.between(one, other);
        boolean drifts = all.stream().anyMatch(each -> !each.kind().expected());
        if (call.terminal().json()) {
            call.terminal().answer(json(all, a, b, drifts));
        } else {
            print(all, a, b, drifts, call.terminal());
        }
        return drifts ? Exit.NO : Exit.DONE;
    }

    private static EstateModel inForce(ControlRoom room, String environment) throws IOException {
        try (InputStream in = room.open("/estate/environments/" + ControlRoom.segment(environment) + "/bundle")) {
            return model(EstateReader.read(Bundle.unpack(in), environment), environment);
        }
    }

    private static EstateModel model(EstateReader.Outcome outcome, String environment) {
        return switch (outcome) {
            case EstateReader.Outcome.Valid valid -> valid.model();
            case EstateReader.Outcome.Invalid invalid -> throw new ChangeProblem.NotValidThere(environment, new Text(
                    invalid.findings().text(Language.FRENCH).strip(), invalid.findings().text(Language.ENGLISH).strip())).stop();
        };
    }

    private static String word(Drift drift) {
        return drift.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A plan's or a calendar's definition is too long for a table: that there is one is said. */
    private static String shown(Drift drift, Optional<String> value) {
        return switch (drift.kind()) {
            case VERSION -> value.map(ChangeReport::shortly).orElse("–");
            case PLAN, CALENDAR -> value.map(text -> Integer.toHexString(text.hashCode())).orElse("–");
            case RESOURCE, ROLE, VARIABLE, LOGICAL_HOST, HOST -> value.orElse("–");
        };
    }

    private static void print(List<Drift> all, String a, String b, boolean drifts, Terminal terminal) {
        Table table = new Table(terminal).column(new Text("Quoi", "What")).column(new Text("Nom", "Name")).column(Text.same(a))
                .elastic(Text.same(b));
        all.forEach(each -> table.row(word(each), each.name(), shown(each, each.first()), shown(each, each.second())));
        if (!table.isEmpty()) {
            table.print();
        }
        terminal.say(drifts ? new Text("Les définitions diffèrent.", "The definitions differ.")
                : new Text("Mêmes définitions ; seul l'environnement diffère.", "The same definitions; only the environment differs."));
    }

    private static ObjectNode json(List<Drift> all, String a, String b, boolean drifts) {
        ObjectNode document = Json.object().put("first", a).put("second", b).put("definitions_differ", drifts);
        ArrayNode list = document.putArray("differences");
        all.forEach(each -> {
            ObjectNode node = list.addObject().put("kind", word(each)).put("name", each.name()).put("expected", each.kind().expected());
            each.first().ifPresent(value -> node.put("first", value));
            each.second().ifPresent(value -> node.put("second", value));
        });
        return document;
    }
}
