package regie.store.audit;

import java.util.List;
import regie.kernel.Text;

/**
 * What verifying a journal found.
 *
 * @param events that were read
 * @param withoutBody events whose body was archived or erased; the chain covers them all the same
 * @param archived events that lie in archives and were stepped over by their boundary hashes
 * @param notedUpTo the newest event whose head was noted outside the database and agrees; 0 when none
 * @param findings in order; at most {@link #FINDINGS_MAX}
 */
public record Verification(
        long events, long lastSeq, String head, long withoutBody, long archived, long notedUpTo, List<Finding> findings) {

    public static final int FINDINGS_MAX = 100;

    public boolean isIntact() {
        return findings.isEmpty();
    }

    public Text sentence() {
        if (isIntact()) {
            return new Text(
                    "Journal vérifié : " + events + " évènements, chaîne entière jusqu'au numéro " + lastSeq + ".",
                    "Journal verified: " + events + " events, the chain is whole up to " + lastSeq + ".");
        }
        Text first = findings.getFirst().sentence();
        return new Text(
                "Le journal a été altéré. " + first.fr() + " Conservez la base en l'état et prévenez le responsable de la sécurité.",
                "The journal was tampered with. " + first.en() + " Keep the database as it is and tell whoever answers for security.");
    }

    /** What no verification from the inside can see. */
    public Text beyondDetection() {
        return notedUpTo == 0
                ? new Text(
                        "Aucune empreinte n'est notée hors de la base : qui réécrirait toute la chaîne, empreintes comprises, "
                                + "ne serait pas vu.",
                        "No head is noted outside the database: whoever rewrote the whole chain with its hashes would not be seen.")
                : new Text(
                        "Hors d'atteinte : une réécriture cohérente de ce qui suit l'évènement " + notedUpTo
                                + ", dernier dont l'empreinte est notée hors de la base, et le contenu des archives.",
                        "Beyond detection: a consistent rewriting of what follows event " + notedUpTo
                                + ", the last whose head is noted outside the database, and the content of archives.");
    }
}
