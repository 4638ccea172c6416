package regie.cli.offline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Stopped;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** When a cron expression starts next, over the changes of clock. */
public final class Next implements Command {

    @Override
    public Text summary() {
        return new Text("prochains départs d'une expression cron", "next starts of a cron expression");
    }

    @Override
    public void declare(Form form) {
        form.option("--cron", "EXPRESSION", new Text("par exemple \"0 2 * * *\"", "such as \"0 2 * * *\""))
                .option("--zone", "ZONE", new Text("fuseau (sinon celui du poste)", "zone (otherwise this machine's)"))
                .option("--from", "TIME", new Text("à partir de là (sinon maintenant)", "from there on (otherwise now)"))
                .option("--count", "N", new Text("combien (sinon 1)", "how many (otherwise 1)"))
                .option("--gap", "POLICY", new Text(
                        "heure sautée : at-end | shift | skip | hold", "skipped hour: at-end | shift | skip | hold"))
                .option("--overlap", "POLICY", new Text(
                        "heure répétée : first | second | both", "repeated hour: first | second | both"))
                .option("--dialect", "DIALECT", Text.same("vixie | quartz"))
                .flag("--inclusive", new Text("l'instant de départ compte aussi", "the first instant counts too"))
                .flag("--batch", new Text("une question JSON par ligne sur l'entrée", "one JSON question a line on the input"));
    }

    @Override
    public Exit run(Call call) throws Exception {
        if (call.flag("--batch")) {
            return batch(call.terminal());
        }
        NextRequest request = new NextRequest(
                name -> name.equals("inclusive") ? Optional.of(Boolean.toString(call.flag("--inclusive"))) : call.option("--" + name));
        return switch (request.answer(Instant.now())) {
            case NextRequest.Answer.Next next -> {
                if (call.terminal().json()) {
                    call.terminal().answer(json(next));
                } else {
                    next.starts().forEach(call.terminal()::line);
                }
                yield Exit.DONE;
            }
            case NextRequest.Answer.Wrong wrong -> throw new Stopped(wrong.usage() ? Exit.USAGE : Exit.NO, wrong.problem());
        };
    }

    private static Exit batch(Terminal terminal) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Instant now = Instant.now();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                terminal.line(answer(line, now, terminal).toString());
            }
        }
        return Exit.DONE;
    }

    private static ObjectNode answer(String line, Instant now, Terminal terminal) {
        try {
            JsonNode question = Json.read(line);
            return switch (new NextRequest(name -> Json.maybe(question, name)).answer(now)) {
                case NextRequest.Answer.Next next -> json(next);
                case NextRequest.Answer.Wrong wrong -> Json.object().put("error", terminal.words(wrong.problem().sentence()));
            };
        } catch (JacksonException e) {
            return Json.object().put("error", terminal.words(new Text(
                    "cette ligne n'est pas du JSON : " + e.getOriginalMessage(), "this line is not JSON: " + e.getOriginalMessage())));
        }
    }

    private static ObjectNode json(NextRequest.Answer.Next next) {
        ObjectNode document = Json.object();
        ArrayNode list = document.putArray("next");
        next.starts().forEach(list::add);
        return document;
    }
}
