package regie.cli.offline;

import java.nio.file.Path;
import java.util.List;
import regie.cli.shell.Exit;
import regie.cli.shell.Stopped;
import regie.engine.forecast.day.ForecastProblem;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a day cannot be forecast. */
sealed interface ForecastUsage extends Problem {

    default Stopped stop() {
        boolean answered = this instanceof InvalidEstate
                || this instanceof Refused refused && refused.problem instanceof ForecastProblem.NothingOnThatDate;
        return new Stopped(answered ? Exit.NO : Exit.USAGE, this instanceof Refused refused ? refused.problem : this);
    }

    record Refused(ForecastProblem problem) implements ForecastUsage {
        @Override
        public Text sentence() {
            return problem.sentence();
        }
    }

    record InvalidEstate(Path folder, int errors) implements ForecastUsage {
        @Override
        public Text sentence() {
            return new Text("Ce référentiel a " + errors + " erreur(s) : rien n'en est prévu. Voir : regie check " + folder,
                    "This estate has " + errors + " error(s): nothing of it is forecast. See: regie check " + folder);
        }
    }

    record UnknownEnvironment(String name, List<String> known) implements ForecastUsage {
        @Override
        public Text sentence() {
            String all = String.join(", ", known);
            return new Text("Ce référentiel n'a pas d'environnement « " + name + " ». Il déclare : " + all + ".",
                    "This estate has no environment '" + name + "'. It declares: " + all + ".");
        }
    }

    record OnlyOfAFolder(String option) implements ForecastUsage {
        @Override
        public Text sentence() {
            return new Text(
                    "« " + option + " » ne va qu'avec un répertoire : un serveur prévoit la nuit en cours telle qu'elle est. "
                            + "Écrivez regie forecast DIR " + option + " …",
                    "'" + option + "' goes with a folder only: a server foresees the night under way as it stands. "
                            + "Write regie forecast DIR " + option + " …");
        }
    }

    record BadSlots(String text) implements ForecastUsage {
        @Override
        public Text sentence() {
            return new Text("« " + text + " » ne dit pas les places d'une machine. Écrivez --slots app01=8.",
                    "'" + text + "' does not say the slots of a machine. Write --slots app01=8.");
        }
    }

    record BadExpectation(String text) implements ForecastUsage {
        @Override
        public Text sentence() {
            return new Text("« " + text + " » ne dit pas quand une personne répond. "
                    + "Écrivez --expect nuit/valider=15m, all=02:30 ou all=never.",
                    "'" + text + "' does not say when a person answers. Write --expect night/confirm=15m, all=02:30 or all=never.");
        }
    }
}
