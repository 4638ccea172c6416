package regie.cli.imports;

import java.nio.file.Path;
import regie.cli.shell.Exit;
import regie.cli.shell.Stopped;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why nothing is imported. */
sealed interface ImportProblem extends Problem {

    default Stopped stop() {
        return new Stopped(Exit.USAGE, this);
    }

    record UnknownFormat(String word) implements ImportProblem {
        @Override
        public Text sentence() {
            String known = String.join(", ", Formats.NAMES);
            return new Text("Le format « " + word + " » n'est pas connu. Ceux qui le sont : " + known + ".",
                    "The format '" + word + "' is not known. Those that are: " + known + ".");
        }
    }

    record FolderNotEmpty(Path folder) implements ImportProblem {
        @Override
        public Text sentence() {
            return new Text("Le répertoire " + folder + " n'est pas vide. En choisir un autre, ou écrire par-dessus avec --force.",
                    "The folder " + folder + " is not empty. Choose another, or write over it with --force.");
        }
    }

    record NotAFolder(Path folder) implements ImportProblem {
        @Override
        public Text sentence() {
            return new Text(folder + " existe et n'est pas un répertoire. En choisir un autre pour --out.",
                    folder + " exists and is not a folder. Choose another for --out.");
        }
    }

    record WrongReport(String file) implements ImportProblem {
        @Override
        public Text sentence() {
            return new Text("--report " + file + " : le nom doit finir par .csv, .json, .yaml ou .yml.",
                    "--report " + file + ": its name must end with .csv, .json, .yaml or .yml.");
        }
    }

    record WrongZone(String zone) implements ImportProblem {
        @Override
        public Text sentence() {
            return new Text("--zone " + zone + " n'est pas un fuseau connu. Donner par exemple Europe/Paris.",
                    "--zone " + zone + " is not a known zone. Give one such as Europe/Paris.");
        }
    }

    record Unwritten(Path folder, String why) implements ImportProblem {
        @Override
        public Text sentence() {
            return new Text("Le référentiel n'a pas pu être écrit dans " + folder + " : " + why + ".",
                    "The estate could not be written to " + folder + ": " + why + ".");
        }

        @Override
        public Stopped stop() {
            return new Stopped(Exit.NO, this);
        }
    }

    record Unread(Path file, String why) implements ImportProblem {
        @Override
        public Text sentence() {
            return new Text("Le fichier " + file + " n'a pas pu être lu : " + why + ".", "The file " + file + " could not be read: "
                    + why + ".");
        }

        @Override
        public Stopped stop() {
            return new Stopped(Exit.NO, this);
        }
    }
}
