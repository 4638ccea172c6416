package regie.store.embedded;

import java.nio.file.Path;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a data folder or its PostgreSQL cannot be used. */
public sealed interface EmbeddedProblem extends Problem {

    record FolderInUse(Path folder, long pid, String since) implements EmbeddedProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le dossier " + folder + " est déjà ouvert par le processus " + pid + ", lancé le " + since
                            + ". Deux serveurs ne partagent jamais un dossier : arrêtez l'autre (regie stop) ou donnez un autre --data.",
                    "The folder " + folder + " is already open in process " + pid + ", started " + since
                            + ". Two servers never share a folder: stop the other (regie stop) or pass another --data.");
        }
    }

    record FolderOfOtherFormat(Path folder, String found, String known) implements EmbeddedProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le dossier " + folder + " a le format " + found + " ; cette version de Régie connaît le format "
                            + known + ". Rien n'a été modifié. Utilisez la version de Régie qui l'a écrit, ou exportez son journal avec "
                            + "elle (regie journal export) et importez-le dans un dossier neuf.",
                    "The folder " + folder + " has format " + found + "; this version of Régie knows format " + known
                            + ". Nothing was changed. Use the version of Régie that wrote it, or export its journal with that one "
                            + "(regie journal export) and import it into a new folder.");
        }
    }

    record FolderNotOurs(Path folder) implements EmbeddedProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le dossier " + folder + " contient autre chose que des données de Régie. Rien n'a été modifié. "
                            + "Donnez un dossier vide ou inexistant à --data.",
                    "The folder " + folder + " holds something else than Régie's data. Nothing was changed. "
                            + "Pass an empty or new folder as --data.");
        }
    }

    record FolderNotWritable(Path folder, String cause) implements EmbeddedProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Impossible d'écrire dans " + folder + " (" + cause + "). Régie ne peut pas y garder son journal. "
                            + "Donnez les droits à l'utilisateur courant ou un autre --data.",
                    "Cannot write into " + folder + " (" + cause + "). Régie cannot keep its journal there. "
                            + "Give the current user the rights, or pass another --data.");
        }
    }

    record DiskFull(Path folder, long freeMegabytes, long neededMegabytes) implements EmbeddedProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Il reste " + freeMegabytes + " Mo sur le disque de " + folder + " ; il en faut au moins " + neededMegabytes
                            + ". Rien n'a été commencé. Libérez de la place ou donnez un autre --data.",
                    "The disk of " + folder + " has " + freeMegabytes + " MB left; at least " + neededMegabytes
                            + " are needed. Nothing was begun. Free some room or pass another --data.");
        }
    }

    record OtherPostgresMajor(Path folder, String found, String ours) implements EmbeddedProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Les données de " + folder + " sont de PostgreSQL " + found + " ; Régie embarque PostgreSQL " + ours
                            + ". Rien n'a été modifié. Exportez le journal avec la version de Régie précédente (regie journal export), "
                            + "puis importez-le dans un dossier neuf (regie journal import).",
                    "The data in " + folder + " belongs to PostgreSQL " + found + "; Régie carries PostgreSQL " + ours
                            + ". Nothing was changed. Export the journal with the earlier Régie (regie journal export), "
                            + "then import it into a new folder (regie journal import).");
        }
    }

    record NoBinaries(String platform) implements EmbeddedProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Régie n'embarque pas PostgreSQL pour " + platform + ". Indiquez une base PostgreSQL 15 ou plus avec --database.",
                    "Régie carries no PostgreSQL for " + platform + ". Name a PostgreSQL 15 or later with --database.");
        }
    }

    record NoUserToDropTo(String tried) implements EmbeddedProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "PostgreSQL refuse de tourner en root et aucun des utilisateurs " + tried + " n'existe, ou ni setpriv ni runuser n'est "
                            + "installé. Créez l'utilisateur regie (useradd --system regie), lancez Régie sans root, ou donnez --database.",
                    "PostgreSQL refuses to run as root, and none of the users " + tried + " exists, or neither setpriv nor runuser is "
                            + "installed. Create the user regie (useradd --system regie), run Régie without root, or pass --database.");
        }
    }

    record PostgresDidNotStart(Path log, String lastWords) implements EmbeddedProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "PostgreSQL n'a pas démarré : " + lastWords + ". Le journal n'a pas été touché. Les détails sont dans " + log + ".",
                    "PostgreSQL did not start: " + lastWords + ". The journal was not touched. Details are in " + log + ".");
        }
    }
}
