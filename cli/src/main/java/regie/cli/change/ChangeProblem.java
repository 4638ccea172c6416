package regie.cli.change;

import java.nio.file.Path;
import regie.cli.shell.Exit;
import regie.cli.shell.Stopped;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a change of the estate cannot even be asked for. */
sealed interface ChangeProblem extends Problem {

    default Stopped stop() {
        return new Stopped(this instanceof GitRefused || this instanceof NotInCommit
                || this instanceof AnotherEnvironment || this instanceof NotValidThere ? Exit.NO : Exit.USAGE, this);
    }

    record WhichEstate() implements ChangeProblem {
        @Override
        public Text sentence() {
            return new Text("Dites ce qui est mis en vigueur : un RÉPERTOIRE, --git DÉPÔT avec --commit ou --branch, ou --version V.",
                    "Say what is put in force: a DIR, --git REPO with --commit or --branch, or --version V.");
        }
    }

    record WatchesBranches() implements ChangeProblem {
        @Override
        public Text sentence() {
            return new Text("--watch suit une branche : donnez --git DÉPÔT et --branch NOM.",
                    "--watch follows a branch: give --git REPO and --branch NAME.");
        }
    }

    record NoGit(String why) implements ChangeProblem {
        @Override
        public Text sentence() {
            return new Text("La commande git ne répond pas (" + why + "). Installez git, ou appliquez un répertoire.",
                    "The command git does not answer (" + why + "). Install git, or apply a directory.");
        }
    }

    record GitRefused(String command, String said) implements ChangeProblem {
        @Override
        public Text sentence() {
            return new Text("git " + command + " a échoué : " + said + " Rien n'a changé.",
                    "git " + command + " failed: " + said + " Nothing changed.");
        }
    }

    record NotInCommit(Path path, String commit) implements ChangeProblem {
        @Override
        public Text sentence() {
            return new Text("Le commit " + commit + " n'a pas de répertoire " + path + ". Vérifiez --path.",
                    "Commit " + commit + " has no folder " + path + ". Check --path.");
        }
    }

    record AnotherEnvironment(String wanted, String here, String url) implements ChangeProblem {
        @Override
        public Text sentence() {
            return new Text("Le serveur " + url + " exploite l'environnement « " + here + " », pas « " + wanted
                    + " ». Rien n'a changé. Donnez le bon répertoire avec --data ou --from-data.",
                    "The server at " + url + " runs environment '" + here + "', not '" + wanted
                    + "'. Nothing changed. Give the right folder with --data or --from-data.");
        }
    }

    record NotValidThere(String environment, Text findings) implements ChangeProblem {
        @Override
        public Text sentence() {
            return new Text("Le référentiel n'est pas valide dans l'environnement « " + environment + " » :\n" + findings.fr(),
                    "The estate is not valid in environment '" + environment + "':\n" + findings.en());
        }
    }
}
