package regie.store.audit;

import java.nio.file.Path;
import java.time.YearMonth;
import regie.kernel.Problem;
import regie.kernel.Text;
import regie.runtime.journal.StreamId;

/** Why an archive, an export or an import was refused. */
public sealed interface AuditProblem extends Problem {

    record NothingOfThatMonth(YearMonth month) implements AuditProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le journal n'a pas de tranche close pour " + month + ". Le mois en cours et un mois déjà archivé ne s'archivent pas.",
                    "The journal has no closed range for " + month + ". The current month, and one archived already, are not archived.");
        }
    }

    record NoLaterSnapshot(YearMonth month, long lastSeq) implements AuditProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Aucun instantané de l'état n'est postérieur à l'évènement " + lastSeq + ", le dernier de " + month
                            + " : sans lui l'état ne pourrait plus être recalculé. Prenez-en un (regie journal snapshot), puis archivez.",
                    "No snapshot of the state is later than event " + lastSeq + ", the last of " + month
                            + ": without one the state could no longer be folded. Take one (regie journal snapshot), then archive.");
        }
    }

    record FileNotWritten(Path file, String cause) implements AuditProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le fichier " + file + " n'a pas pu être écrit (" + cause + "). Le journal est intact. Corrigez, puis recommencez.",
                    "The file " + file + " could not be written (" + cause + "). The journal is untouched. Mend it and try again.");
        }
    }

    record StreamNotEmpty(StreamId stream, long seq) implements AuditProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le journal de " + stream + " contient déjà " + seq + " évènements ; un import n'entre que dans un journal vide. "
                            + "Rien n'a été modifié.",
                    "The journal of " + stream + " already holds " + seq + " events; an import goes only into an empty one. "
                            + "Nothing was changed.");
        }
    }

    record ExportDamaged(long line, String what) implements AuditProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "L'export est abîmé à la ligne " + line + " : " + what + ". Rien n'a été importé. Refaites l'export.",
                    "The export is damaged at line " + line + ": " + what + ". Nothing was imported. Export again.");
        }
    }

    record StateCannotBeFolded(long seq, String cause) implements AuditProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "L'état ne peut pas être recalculé : l'évènement " + seq + " " + cause + ". Rien n'a été modifié.",
                    "The state cannot be folded: event " + seq + " " + cause + ". Nothing was changed.");
        }
    }

    record WriterStillThere(StreamId stream, String server) implements AuditProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le serveur " + server + " écrit dans " + stream + ". Arrêtez-le d'abord (regie stop). Rien n'a été modifié.",
                    "Server " + server + " writes " + stream + ". Stop it first (regie stop). Nothing was changed.");
        }
    }
}
