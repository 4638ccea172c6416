package regie.store.audit;

import java.util.List;
import regie.kernel.Text;

/**
 * Whether the state tables say what the journal says.
 *
 * @param foldedFrom the event of the snapshot that the fold began with; 0 when it began with the first
 * @param differences {@code KIND KEY: what}; at most 100
 */
public record StateVerification(long seq, long foldedFrom, long rows, List<String> differences) {

    public boolean isSame() {
        return differences.isEmpty();
    }

    public Text sentence() {
        return isSame()
                ? new Text(
                        "État vérifié : les " + rows + " lignes sont celles que donne le journal jusqu'au numéro " + seq + ".",
                        "State verified: its " + rows + " rows are what the journal up to " + seq + " gives.")
                : new Text(
                        "L'état ne correspond pas au journal : " + differences.getFirst() + " (" + differences.size()
                                + " différences). Le journal fait foi : exportez-le et importez-le, ou signalez ce défaut.",
                        "The state is not what the journal says: " + differences.getFirst() + " (" + differences.size()
                                + " differences). The journal is what counts: export and import it, or report this fault.");
    }
}
