package regie.server.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.StateRow;
import regie.engine.state.StateRows;
import regie.formats.journal.Unreadable;
import regie.kernel.RunId;
import regie.server.machine.EngineForms;
import regie.store.journal.StatePieces;

/**
 * The engine's state as the writer's last commit left it in the database, in pieces: the house, and one run with its tasks.
 * A piece knows only itself: who else holds a resource or stands in a line is known where the whole state is.
 */
final class StoredState {

    private static final Logger LOG = LoggerFactory.getLogger(StoredState.class);

    private final StatePieces pieces;
    private final EngineForms forms;

    StoredState(StatePieces pieces, EngineForms forms) {
        this.pieces = pieces;
        this.forms = forms;
    }

    /** Everything but runs; empty where another version of the program wrote it in a form of its own. */
    EngineState house() {
        List<StateRow> rows = new ArrayList<>();
        try {
            pieces.house((kind, key, body) -> rows.add(forms.decodeRow(kind, body)));
            return StateRows.load(rows);
        } catch (Unreadable other) {
            LOG.info("The stored state has another form than this version's; less of it is shown: {}", other.getMessage());
            return StateRows.load(List.of());
        }
    }

    /** A state that knows one run only. */
    record Piece(EngineState state, Run run) {}

    /** The house with one run; empty when that run is not remembered. */
    Optional<Piece> run(String run) {
        List<StateRow> rows = new ArrayList<>();
        try {
            pieces.run(run, (kind, key, body) -> rows.add(forms.decodeRow(kind, body)));
            if (rows.isEmpty() || !(rows.getFirst() instanceof StateRow.Run found)) {
                return Optional.empty();
            }
            pieces.pin(found.pin(), (kind, key, body) -> rows.add(forms.decodeRow(kind, body)));
            pieces.house((kind, key, body) -> rows.add(forms.decodeRow(kind, body)));
            EngineState state = StateRows.load(rows);
            return state.run(new RunId(run)).map(there -> new Piece(state, there));
        } catch (Unreadable other) {
            LOG.info("The stored state has another form than this version's; less of it is shown: {}", other.getMessage());
            return Optional.empty();
        }
    }
}
