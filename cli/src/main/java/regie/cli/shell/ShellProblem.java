package regie.cli.shell;

import java.nio.file.Path;
import regie.kernel.Problem;
import regie.kernel.Text;

/** What can be wrong with a command line before anything is done. */
public sealed interface ShellProblem extends Problem {

    default Stopped stop() {
        return new Stopped(Exit.USAGE, this);
    }

    record UnknownCommand(String word, String nearest) implements ShellProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Il n'y a pas de commande « " + word + " ». Le plus proche : " + nearest
                            + ". « regie help » les donne toutes.",
                    "There is no command '" + word + "'. The nearest is: " + nearest + ". 'regie help' lists them all.");
        }
    }

    /** picocli's own sentence; it exists in English only. */
    record WrongUsage(String command, String reason) implements ShellProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "La ligne de commande n'est pas comprise : " + reason + ". Voir : regie help " + command,
                    "The command line is not understood: " + reason + ". See: regie help " + command);
        }
    }

    record WrongValue(String option, String value, Text expected) implements ShellProblem {
        @Override
        public Text sentence() {
            return new Text(
                    option + " ne peut pas valoir « " + value + " » : attendu " + expected.fr() + ".",
                    option + " cannot be '" + value + "': expected " + expected.en() + ".");
        }
    }

    record NoSuchFolder(Path folder) implements ShellProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le répertoire " + folder + " n'existe pas. Vérifier le chemin.",
                    "The folder " + folder + " does not exist. Check the path.");
        }
    }

    record NoSuchFile(Path file) implements ShellProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le fichier " + file + " n'existe pas. Vérifier le chemin.",
                    "The file " + file + " does not exist. Check the path.");
        }
    }
}
