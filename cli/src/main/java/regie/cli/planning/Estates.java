package regie.cli.planning;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import regie.cli.shell.Call;
import regie.cli.shell.ShellProblem;
import regie.estate.EstateModel;
import regie.formats.estate.EstateReader;
import regie.kernel.Text;

/** What the commands that read an estate's days have in common. */
final class Estates {

    private Estates() {}

    /** The model of a folder in the environment that is asked for, else in production, else in the highest. */
    static EstateModel model(Call call, String text) {
        Path folder = call.existingFolder(text);
        EstateReader.Opened estate = EstateReader.open(folder);
        List<String> known = estate.environments();
        String environment = call.option("--environment")
                .orElse(known.contains(EstateReader.SOLE_ENVIRONMENT) ? EstateReader.SOLE_ENVIRONMENT : known.getFirst());
        if (!known.contains(environment)) {
            throw new PlanningProblem.UnknownEnvironment(environment, known).stop();
        }
        return switch (estate.read(environment)) {
            case EstateReader.Outcome.Valid valid -> valid.model();
            case EstateReader.Outcome.Invalid invalid ->
                throw new PlanningProblem.InvalidEstate(folder, invalid.findings().errors().size()).stop();
        };
    }

    static Optional<LocalDate> date(Call call, String option) {
        return call.option(option).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException notOne) {
                throw new ShellProblem.WrongValue(option, text, new Text("une date comme 2026-12-31", "a date such as 2026-12-31")).stop();
            }
        });
    }
}
