package regie.cli.offline;

import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.formats.schema.JsonSchema;
import regie.kernel.Text;

/** The JSON Schema of the estate's language, for editors. */
public final class Schema implements Command {

    @Override
    public Text summary() {
        return new Text("donner le JSON Schema du langage, pour les éditeurs", "print the language's JSON Schema, for editors");
    }

    @Override
    public void declare(Form form) {
        // It is JSON as it is.
    }

    @Override
    public Exit run(Call call) {
        call.terminal().line(JsonSchema.text());
        return Exit.DONE;
    }
}
