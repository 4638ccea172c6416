package regie.cli.offline;

import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.cli.shell.Terminal;
import regie.engine.EstateCatalog;
import regie.formats.estate.PlanReader;
import regie.kernel.Text;
import regie.server.machine.EngineForms;
import regie.store.audit.StateFold;
import regie.store.audit.StateVerification;
import tools.jackson.databind.node.ObjectNode;

/** Folds the state anew from the journal and compares it with the tables that a takeover would read. */
public final class State implements Command {

    private static final String ACTION = "ACTION";

    @Override
    public Text summary() {
        return new Text("comparer l’état stocké à ce que dit le journal", "compare the stored state with what the journal says");
    }

    @Override
    public void declare(Form form) {
        StoredJournal.declare(form.argument(ACTION, Text.same("verify")));
    }

    @Override
    public Exit run(Call call) throws Exception {
        if (!call.required(ACTION).equals("verify")) {
            throw new ShellProblem.WrongValue(ACTION, call.required(ACTION), Text.same("verify")).stop();
        }
        try (StoredJournal stored = StoredJournal.open(call, false)) {
            // Folding decides nothing, so no plan is ever looked up in a catalog.
            EngineForms forms = new EngineForms(EstateCatalog.EMPTY, PlanReader::fromCanonical);
            StateVerification found = StoredJournal.granted(
                    new StateFold<>(stored.database(), forms.feature()).verify(stored.stream(call)));
            say(found, call.terminal());
            return found.isSame() ? Exit.DONE : Exit.NO;
        }
    }

    private static void say(StateVerification found, Terminal terminal) {
        if (!terminal.json()) {
            terminal.say(found.sentence());
            found.differences().forEach(terminal::line);
            return;
        }
        ObjectNode answer = Json.object().put("same", found.isSame()).put("seq", found.seq())
                .put("folded_from", found.foldedFrom()).put("rows", found.rows());
        var differences = answer.putArray("differences");
        found.differences().forEach(differences::add);
        terminal.answer(answer);
    }
}
