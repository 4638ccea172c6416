package regie.cli.offline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.cli.remote.ControlRoom;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.engine.forecast.Durations;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.People;
import regie.engine.forecast.day.DayScenario;
import regie.engine.forecast.day.ForecastProblem;
import regie.engine.forecast.day.Foresight;
import regie.engine.forecast.day.WhatIf;
import regie.estate.EstateModel;
import regie.formats.estate.EstateReader;
import regie.kernel.HostName;
import regie.kernel.Text;

/** When each task of a day will start and end, and what becomes of its deadlines. */
public final class Forecast implements Command {

    private static final int SAMPLES = 1_000;
    private static final int SAMPLES_MAX = 100_000;
    private static final long SEED = 20_260_131L;
    private static final List<String> OF_A_FOLDER = List.of("--date", "--environment", "--samples");
    private static final List<String> LISTS_OF_A_FOLDER = List.of("--slots", "--what-if", "--expect");

    @Override
    public Text summary() {
        return new Text("prévoir une journée", "forecast a day");
    }

    @Override
    public void declare(Form form) {
        form.optionalArgument("DIR", new Text("le répertoire du référentiel ; sans lui, le serveur : la nuit en cours",
                        "the estate's folder; without it, the server: the night under way"))
                .option("--date", "DATE", new Text("la date d'exploitation (sinon aujourd'hui)", "the production date (otherwise today)"))
                .option("--environment", "NAME", new Text("l'environnement (sinon le premier)", "the environment (otherwise the first)"))
                .option("--samples", "N", new Text("tirages pour les probabilités (1000) ; 0 pour aucune",
                        "draws for probabilities (1000); 0 for none"))
                .repeated("--slots", "HOST=N", new Text("places d'une machine", "slots of a machine"))
                .repeated("--what-if", "SUPPOSITION",
                        new Text("supposer autre chose : " + WhatIf.FORMS, "suppose otherwise: " + WhatIf.FORMS))
                .repeated("--expect", "WHO=WHEN", new Text(
                        "réponse d'une personne à PLAN/TÂCHE (ou « all ») : 15m, \"02:30\" ou never",
                        "a person's answer to PLAN/TASK (or 'all'): 15m, \"02:30\" or never"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        if (call.argument("DIR").isEmpty()) {
            return underWay(call);
        }
        Path folder = call.existingFolder(call.required("DIR"));
        LocalDate date = call.date("--date").orElseGet(LocalDate::now);
        int samples = call.number("--samples", SAMPLES, 0, SAMPLES_MAX);
        EstateModel model = read(folder, call.option("--environment"));
        Map<HostName, Integer> slots = slots(model, call.options("--slots"));
        List<WhatIf> whatIfs = new ArrayList<>();
        for (String text : call.options("--what-if")) {
            whatIfs.add(WhatIf.parse(text).orElseThrow(() -> new ForecastUsage.Refused(new ForecastProblem.NotAWhatIf(text)).stop()));
        }
        DayScenario.Outcome outcome =
                DayScenario.of(model, date, slots, whatIfs, Durations.DECLARED, people(call.options("--expect")));
        return switch (outcome) {
            case DayScenario.Outcome.Refused refused -> throw new ForecastUsage.Refused(refused.problem()).stop();
            case DayScenario.Outcome.Made made -> {
                Foresight foresight = new Foresight(made.scenario());
                Outlook outlook = foresight.outlook(ForecastDraws.draw(foresight, samples, SEED), made.assumptions());
                show(call, model.zone(), outlook.services(model), outlook, date);
                yield Exit.DONE;
            }
        };
    }

    /** A server foresees its own night as it stands: nothing is supposed of it. */
    private static Exit underWay(Call call) throws IOException {
        for (String option : OF_A_FOLDER) {
            if (call.option(option).isPresent()) {
                throw new ForecastUsage.OnlyOfAFolder(option).stop();
            }
        }
        for (String option : LISTS_OF_A_FOLDER) {
            if (!call.options(option).isEmpty()) {
                throw new ForecastUsage.OnlyOfAFolder(option).stop();
            }
        }
        ForecastAnswer answer = ForecastAnswer.of(ControlRoom.of(call).get("/forecast"));
        show(call, answer.zone(), answer.services(), answer.outlook(), answer.date());
        return Exit.DONE;
    }

    private static void show(Call call, ZoneId zone, Map<String, Outlook.Standing> services, Outlook outlook, LocalDate date) {
        if (call.terminal().json()) {
            call.terminal().out().println(ForecastJson.text(outlook, zone));
        } else {
            new ForecastTable(call.terminal(), zone, services, outlook).print(date);
        }
    }

    static EstateModel read(Path folder, Optional<String> environment) {
        List<String> known = EstateReader.environments(folder);
        String chosen = environment.orElseGet(known::getFirst);
        if (!known.contains(chosen)) {
            throw new ForecastUsage.UnknownEnvironment(chosen, known).stop();
        }
        return switch (EstateReader.read(folder, chosen)) {
            case EstateReader.Outcome.Invalid invalid ->
                throw new ForecastUsage.InvalidEstate(folder, invalid.findings().errors().size()).stop();
            case EstateReader.Outcome.Valid valid -> valid.model();
        };
    }

    static Map<HostName, Integer> slots(EstateModel model, List<String> texts) {
        Map<HostName, Integer> slots = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String name = equals < 1 ? text : text.substring(0, equals);
            String count = equals < 1 ? "" : text.substring(equals + 1);
            if (!count.matches("\\d{1,6}")) {
                throw new ForecastUsage.BadSlots(text).stop();
            }
            List<HostName> machines = model.logicalHosts().getOrDefault(name, List.of(new HostName(name)));
            for (HostName machine : machines) {
                if (!model.hosts().containsKey(machine)) {
                    throw new ForecastUsage.Refused(new ForecastProblem.UnknownInWhatIf("--slots " + text, "host", name)).stop();
                }
                slots.put(machine, Integer.parseInt(count));
            }
        }
        return slots;
    }

    private static People people(List<String> texts) {
        Map<String, People.Expected> byTask = new LinkedHashMap<>();
        People.Expected otherwise = People.DECLARED.otherwise();
        for (String text : texts) {
            int equals = text.indexOf('=');
            Optional<People.Expected> when = equals < 1 ? Optional.empty() : when(text.substring(equals + 1));
            if (when.isEmpty()) {
                throw new ForecastUsage.BadExpectation(text).stop();
            }
            if (text.substring(0, equals).equals("all")) {
                otherwise = when.get();
            } else {
                byTask.put(text.substring(0, equals), when.get());
            }
        }
        return new People(byTask, otherwise);
    }

    private static Optional<People.Expected> when(String text) {
        if (text.equals("never")) {
            return Optional.of(new People.Expected.Never());
        }
        try {
            if (text.contains(":")) {
                return Optional.of(new People.Expected.At(LocalTime.parse(text)));
            }
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
        return WhatIf.duration(text).map(People.Expected.After::new);
    }
}
