package regie.cli.planning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
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

/** When a rule, or a plan of an estate, starts next, over the changes of clock. */
public final class Next implements Command {

    private static final Set<String> FLAGS = Set.of("inclusive", "previous");

    @Override
    public Text summary() {
        return new Text("prochains départs d'une expression ou d'un plan", "next starts of an expression or of a plan");
    }

    @Override
    public void declare(Form form) {
        form.optionalArgument("DIR", new Text("un référentiel, avec PLAN", "an estate, with PLAN"))
                .optionalArgument("PLAN", new Text("le plan dont on veut les départs", "the plan whose starts are wanted"))
                .option("--cron", "EXPRESSION", new Text("par exemple \"0 2 * * *\"", "such as \"0 2 * * *\""))
                .option("--on-calendar", "EXPRESSION", new Text("de systemd : \"Mon..Fri 02:30\"", "of systemd: \"Mon..Fri 02:30\""))
                .option("--rrule", "RULE", new Text("iCalendar : \"FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=22\"",
                        "iCalendar: \"FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=22\""))
                .option("--dtstart", "TIME", new Text("d'où compte --rrule, sans DTSTART", "where --rrule counts from, without DTSTART"))
                .option("--at", "TIMES", new Text("une heure ou plusieurs : 22:00 ou 06:00,18:00",
                        "a time or several: 22:00 or 06:00,18:00"))
                .option("--days", "RULE", new Text("--at : quels jours (sinon daily)", "--at: which days (otherwise daily)"))
                .option("--calendar", "CODE", new Text("--at : jours ouvrés d'un pays, comme FR",
                        "--at: working days of a country, such as FR"))
                .option("--if-closed", "WORD", Text.same("--at : skip | previous | next | run"))
                .option("--shift", "N", new Text("--at : puis ± n jours ouvrés", "--at: then ± n working days"))
                .option("--zone", "ZONE", new Text("fuseau (sinon celui du poste)", "zone (otherwise this machine's)"))
                .option("--from", "TIME", new Text("à partir de là (sinon maintenant)", "from there on (otherwise now)"))
                .option("--count", "N", new Text("combien (sinon 1 ; d'un plan, 10)", "how many (otherwise 1; of a plan, 10)"))
                .option("--gap", "POLICY", new Text(
                        "heure sautée : at-end | shift | skip | hold", "skipped hour: at-end | shift | skip | hold"))
                .option("--overlap", "POLICY", new Text(
                        "heure répétée : first | second | both", "repeated hour: first | second | both"))
                .option("--dialect", "DIALECT", Text.same("vixie | quartz"))
                .option("--environment", "NAME", new Text("d'un plan : l'environnement", "of a plan: the environment"))
                .flag("--inclusive", new Text("l'instant de départ compte aussi", "the first instant counts too"))
                .flag("--previous", new Text("les derniers départs, en remontant", "the last starts, going back"))
                .flag("--batch", new Text("une question JSON par ligne sur l'entrée", "one JSON question a line on the input"));
    }

    @Override
    public Exit run(Call call) throws Exception {
        if (call.flag("--batch")) {
            return batch(call.terminal());
        }
        NextFields fields = new NextFields(name ->
                FLAGS.contains(name) ? Optional.of(Boolean.toString(call.flag("--" + name))) : call.option("--" + name));
        if (call.argument("DIR").isPresent()) {
            return NextOfPlan.answer(call, fields, Instant.now());
        }
        return switch (new NextRequest(fields).answer(Instant.now())) {
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
