package regie.actions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import regie.kernel.Text;
import regie.kernel.Value;

/**
 * {@code run: TEXT}: a shell script, given to {@code /bin/sh -c}. A path that starts with
 * {@code ./} and is found among the estate's files is one of those, see the agent's guide.
 */
public final class RunAction implements Action {

    /** Linux takes no single argument beyond 128 KiB; a script that long belongs into a file. */
    static final int MOST_BYTES = 120_000;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String schema() {
        return """
                {"type": "string", "minLength": 1, "maxLength": 120000,
                 "description": "A shell script for /bin/sh. Values in {{ }} are inserted shell-quoted."}""";
    }

    @Override
    public List<Finding> validate(Value arguments) {
        if (!(arguments instanceof Value.Words words) || words.text().isBlank()) {
            return List.of(new Finding("run", "RunNotText", new Text("« run » attend le texte d'un script shell.",
                    "\"run\" expects the text of a shell script.")));
        }
        if (words.text().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return List.of(new Finding("run", "RunTooLong", new Text(
                    "Ce script dépasse 120 000 octets : placez-le dans un fichier du référentiel.",
                    "This script is longer than 120,000 bytes: put it into a file of the estate.")));
        }
        if (words.text().indexOf('\0') >= 0) {
            return List.of(Arguments.zero("run"));
        }
        return List.of();
    }

    @Override
    public Command start(Value arguments) {
        return Command.of(List.of("/bin/sh", "-c", arguments.asText()));
    }
}
