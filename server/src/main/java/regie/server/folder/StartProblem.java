package regie.server.folder;

import java.nio.file.Path;
import java.util.List;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a control room could not be started. The program says the sentence and ends with {@link #exitCode()}. */
public sealed interface StartProblem extends Problem {

    /** By the contract of the command line: 1 the answer is no, 2 wrong usage. */
    default int exitCode() {
        return 1;
    }

    record DataFolderUnusable(Path folder, String cause) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le dossier de données " + folder + " ne peut être ni créé ni écrit (" + cause
                            + "). Rien n’a démarré. Choisissez-en un autre avec --data, ou corrigez ses droits.",
                    "The data folder " + folder + " cannot be made or written (" + cause
                            + "). Nothing was started. Choose another one with --data, or mend its permissions.");
        }
    }

    record DataFolderOfAnotherVersion(Path folder, String found, String known) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le dossier de données " + folder + " est au format « " + found + " » ; ce programme connaît le format « "
                            + known + " ». Rien n’y a été touché. Lancez la version de Régie qui l’a écrit, ou choisissez un autre --data.",
                    "The data folder " + folder + " has format \"" + found + "\"; this program knows format \"" + known
                            + "\". Nothing in it was touched. Start the version of Régie that wrote it, or choose another --data.");
        }
    }

    record DataFolderNotRegies(Path folder) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le dossier " + folder + " n’est pas vide et n’a pas été fait par Régie. Rien n’y a été touché."
                            + " Donnez à --data un dossier vide ou nouveau.",
                    "The folder " + folder + " is not empty and was not made by Régie. Nothing in it was touched."
                            + " Give --data an empty or a new folder.");
        }
    }

    record DataFolderInUse(Path folder, String by) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Un serveur travaille déjà sur " + folder + " (" + by + "). Un dossier n’a qu’un serveur."
                            + " Voyez-le avec « regie status », arrêtez-le avec « regie stop », ou choisissez un autre --data.",
                    "A server already works on " + folder + " (" + by + "). A folder has one server."
                            + " Look at it with \"regie status\", stop it with \"regie stop\", or choose another --data.");
        }
    }

    record ClockOnUsedFolder(Path folder) implements StartProblem {
        @Override
        public int exitCode() {
            return 2;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "--clock ne vaut que pour un dossier de données neuf, et " + folder + " a déjà servi : son heure ne peut"
                            + " ni reculer ni sauter. Démarrez sans --clock, ou donnez un dossier neuf à --data.",
                    "--clock is for a new data folder only, and " + folder + " was used already: its time can neither go back"
                            + " nor leap. Start without --clock, or give --data a new folder.");
        }
    }

    record PortInUse(String address, int port) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le port " + port + " de " + address + " est déjà pris par un autre programme. Le serveur n’a pas démarré."
                            + " Choisissez-en un autre avec --port, ou arrêtez ce programme.",
                    "Port " + port + " of " + address + " is already taken by another program. The server was not started."
                            + " Choose another one with --port, or stop that program.");
        }
    }

    record EstateInvalid(Path folder, List<String> findings) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le référentiel " + folder + " n’est pas valide ; le serveur n’a pas démarré. Corrigez, puis recommencez"
                            + " (« regie check " + folder + " » dit la même chose) :\n" + String.join("\n", findings),
                    "The estate " + folder + " is not valid; the server was not started. Mend it and start again"
                            + " (\"regie check " + folder + "\" says the same):\n" + String.join("\n", findings));
        }
    }

    record EstateNeeded(Path folder) implements StartProblem {
        @Override
        public int exitCode() {
            return 2;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Le dossier de données " + folder + " ne connaît encore aucun référentiel. Donnez-en un avec --estate DOSSIER.",
                    "The data folder " + folder + " does not know any estate yet. Give one with --estate DIR.");
        }
    }

    record EnvironmentNeeded(List<String> known) implements StartProblem {
        @Override
        public int exitCode() {
            return 2;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Le référentiel déclare plusieurs environnements ; un serveur en conduit un seul. Choisissez avec --environment : "
                            + String.join(", ", known) + ".",
                    "The estate declares several environments; a server runs one. Choose with --environment: "
                            + String.join(", ", known) + ".");
        }
    }

    record EnvironmentUnknown(String name, List<String> known) implements StartProblem {
        @Override
        public int exitCode() {
            return 2;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Le référentiel ne déclare pas d’environnement « " + name + " ». Il connaît : " + String.join(", ", known) + ".",
                    "The estate declares no environment \"" + name + "\". It knows: " + String.join(", ", known) + ".");
        }
    }

    /** The database, the embedded one or another, refused; its own code and sentence say why. */
    record StoreRefused(Problem problem) implements StartProblem {
        @Override
        public String code() {
            return problem.code();
        }

        @Override
        public Text sentence() {
            return problem.sentence();
        }
    }
}
