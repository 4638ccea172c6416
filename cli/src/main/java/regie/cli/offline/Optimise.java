package regie.cli.offline;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Terminal;
import regie.engine.forecast.Durations;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.People;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.day.DayScenario;
import regie.engine.forecast.day.Foresight;
import regie.estate.EstateModel;
import regie.kernel.HostName;
import regie.kernel.Text;
import regie.optimise.Change;
import regie.optimise.Optimiser;
import regie.optimise.Optimiser.Improvement;
import regie.optimise.Patch;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Start priorities that shorten a night, as a patch, with the gain. */
public final class Optimise implements Command {

    private static final int SECONDS = 10;
    private static final int SAMPLES = 1_000;
    private static final int SEED = 1;

    @Override
    public Text summary() {
        return new Text("chercher une nuit plus courte", "look for a shorter night");
    }

    @Override
    public void declare(Form form) {
        form.argument("DIR", new Text("le répertoire du référentiel", "the estate's folder"))
                .option("--date", "DATE", new Text("la date d'exploitation (sinon aujourd'hui)", "the production date (otherwise today)"))
                .option("--environment", "NAME", new Text("l'environnement (sinon le premier)", "the environment (otherwise the first)"))
                .repeated("--slots", "HOST=N", new Text("places d'une machine", "slots of a machine"))
                .option("--time", "SECONDS", new Text("temps de recherche (10)", "time to search (10)"))
                .option("--samples", "N", new Text("tirages pour les probabilités (1000) ; 0 pour aucune",
                        "draws for probabilities (1000); 0 for none"))
                .flag("--priorities-only", new Text("ne proposer que des priorités, aucun départ au plus tôt",
                        "propose priorities alone, no earliest starts"));
    }

    @Override
    public Exit run(Call call) {
        Path folder = call.existingFolder(call.required("DIR"));
        LocalDate date = call.date("--date").orElseGet(LocalDate::now);
        int samples = call.number("--samples", SAMPLES, 0, 100_000);
        EstateModel model = Forecast.read(folder, call.option("--environment"));
        Map<HostName, Integer> slots = Forecast.slots(model, call.options("--slots"));
        Duration limit = Duration.ofSeconds(call.number("--time", SECONDS, 1, 3_600));
        Optimiser optimiser = new Optimiser(one -> scenario(one, date, slots), scenario -> outlook(scenario, samples),
                new Optimiser.Settings(limit, Math.min(8, Runtime.getRuntime().availableProcessors()),
                        SEED, !call.flag("--priorities-only")));
        Improvement found = optimiser.improve(model)
                .orElseThrow(() -> new IllegalStateException("a scenario that is refused ends the command"));
        String patch = Patch.of(folder, found.changes());
        if (call.terminal().json()) {
            call.terminal().out().println(json(date, found, patch));
        } else {
            print(call.terminal(), date, found, patch);
        }
        return Exit.DONE;
    }

    private static Optional<Scenario> scenario(EstateModel model, LocalDate date, Map<HostName, Integer> slots) {
        return switch (DayScenario.of(model, date, slots, List.of(), Durations.DECLARED, People.DECLARED)) {
            case DayScenario.Outcome.Made made -> Optional.of(made.scenario());
            case DayScenario.Outcome.Refused refused -> throw new ForecastUsage.Refused(refused.problem()).stop();
        };
    }

    private static Outlook outlook(Scenario scenario, int samples) {
        Foresight foresight = new Foresight(scenario);
        return foresight.outlook(ForecastDraws.draw(foresight, samples, SEED), List.of());
    }

    private static ObjectNode json(LocalDate date, Improvement found, String patch) {
        ObjectNode document = Json.object();
        document.put("date", date.toString());
        document.put("makespan_before_s", seconds(found.before().makespan()));
        document.put("makespan_after_s", seconds(found.after().makespan()));
        document.put("bound_s", found.bound().isZero() ? null : seconds(found.bound()));
        document.put("proven", found.proven());
        ArrayNode deadlines = document.putArray("deadlines");
        for (int i = 0; i < found.before().deadlines().size(); i++) {
            Outlook.OfDeadline before = found.before().deadlines().get(i);
            Optional<Outlook.OfDeadline> after = after(found, before);
            deadlines.addObject().put("name", before.name()).put("at", before.at().toString())
                    .put("predicted_before", before.predicted().map(Object::toString).orElse(null))
                    .put("predicted_after", after.flatMap(Outlook.OfDeadline::predicted).map(Object::toString).orElse(null))
                    .put("probability_before", before.probability().orElse(null))
                    .put("probability_after", after.flatMap(Outlook.OfDeadline::probability).orElse(null));
        }
        ArrayNode changes = document.putArray("changes");
        for (Change change : found.changes()) {
            changes.addObject().put("plan", change.plan().value()).put("task", change.task())
                    .put("priority", change.priority().orElse(null))
                    .put("not_before_s", change.notBefore().map(Optimise::seconds).orElse(null));
        }
        document.put("patch", patch);
        return document;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static Optional<Outlook.OfDeadline> after(Improvement found, Outlook.OfDeadline before) {
        return found.after().deadlines().stream()
                .filter(it -> it.run().equals(before.run()) && it.task().equals(before.task())).findFirst();
    }

    private static void print(Terminal terminal, LocalDate date, Improvement found, String patch) {
        String before = ForecastTable.duration(found.before().makespan());
        String after = ForecastTable.duration(found.after().makespan());
        if (found.changes().isEmpty()) {
            String proof = found.proven() ? " : c'est prouvé" : " dans le temps donné";
            String proven = found.proven() ? ": that is proven" : " in the time given";
            terminal.say(new Text(date + " : " + before + ", et rien de plus court n'a été trouvé" + proof + ".",
                    date + ": " + before + ", and nothing shorter was found" + proven + "."));
            return;
        }
        terminal.say(new Text(date + " : de " + before + " à " + after + " d'après la prévision, par " + found.changes().size()
                + " changement(s)" + bound(found, " ; aucune nuit plus courte que ") + ".",
                date + ": from " + before + " to " + after + " by the forecast, with " + found.changes().size() + " change(s)"
                        + bound(found, "; no night is shorter than ") + "."));
        for (Outlook.OfDeadline deadline : found.before().deadlines()) {
            after(found, deadline).ifPresent(now -> terminal.say(new Text(
                    "  " + deadline.name() + " : " + percent(deadline) + " → " + percent(now) + " de chances d'être tenue",
                    "  " + deadline.name() + ": " + percent(deadline) + " → " + percent(now) + " chance of being met")));
        }
        terminal.line("");
        terminal.out().print(patch);
    }

    private static String bound(Improvement found, String words) {
        return found.bound().isZero() ? "" : words + ForecastTable.duration(found.bound());
    }

    private static String percent(Outlook.OfDeadline deadline) {
        return deadline.probability().map(it -> Math.round(it * 100) + " %").orElse("–");
    }
}
