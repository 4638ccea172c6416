package regie.cli.offline;

import java.nio.file.Path;
import java.util.List;
import regie.cli.shell.Exit;
import regie.cli.shell.Stopped;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a stored journal could not be opened from the command line. */
sealed interface StoredProblem extends Problem {

    default Stopped stop() {
        return new Stopped(Exit.NO, this);
    }

    record NoJournalHere(Path data) implements StoredProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Il n’y a pas de journal dans " + data + ". Donner le répertoire d’une régie avec --data, ou sa base avec --database.",
                    "There is no journal in " + data + ". Give a control room's folder with --data, or its database with --database.");
        }
    }

    record DatabaseElsewhere(Path data) implements StoredProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "La régie de " + data + " tourne, et sa base ne peut être jointe d’ici : elle est ailleurs, ou à un autre utilisateur."
                            + " La donner avec --database, ou relancer sous l’utilisateur de la régie.",
                    "The control room of " + data + " runs, and its database cannot be reached from here: it is elsewhere, or another"
                            + " user's. Give it with --database, or run this as the control room's user.");
        }
    }

    record WhichStream(List<String> known) implements StoredProblem {
        @Override
        public Text sentence() {
            String all = known.isEmpty() ? "–" : String.join(", ", known);
            return new Text(
                    "Cette base tient ces journaux : " + all + ". Dire lequel avec --stream RÉFÉRENTIEL/ENVIRONNEMENT.",
                    "This database keeps these journals: " + all + ". Say which one with --stream ESTATE/ENVIRONMENT.");
        }
    }
}
