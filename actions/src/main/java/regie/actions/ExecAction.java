package regie.actions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import regie.kernel.Text;
import regie.kernel.Value;

/** {@code exec: [PROGRAM, ARGUMENT, …]}: a program and its arguments as they are, without a shell. */
public final class ExecAction implements Action {

    private static final int MOST_WORDS = 10_000;
    private static final int MOST_BYTES = 1_000_000;

    @Override
    public String name() {
        return "exec";
    }

    @Override
    public String schema() {
        return """
                {"type": "array", "minItems": 1, "maxItems": 10000, "items": {"type": ["string", "number", "boolean"]},
                 "description": "A program and its arguments, started without a shell."}""";
    }

    @Override
    public List<Finding> validate(Value arguments) {
        if (!(arguments instanceof Value.Items items) || items.items().isEmpty()) {
            return List.of(new Finding("exec", "ExecNotList", new Text(
                    "« exec » attend une liste : le programme, puis ses arguments.",
                    "\"exec\" expects a list: the program, then its arguments.")));
        }
        List<Finding> findings = new ArrayList<>();
        if (items.items().getFirst().asText().isBlank()) {
            findings.add(new Finding("exec[0]", "ExecNoProgram",
                    new Text("Le programme à lancer est vide.", "The program to start is empty.")));
        }
        long bytes = 0;
        for (int i = 0; i < items.items().size(); i++) {
            Value item = items.items().get(i);
            if (item instanceof Value.Items || item instanceof Value.Fields) {
                findings.add(new Finding("exec[" + i + "]", "ExecNotWord",
                        new Text("Un argument est un texte, pas une liste ni un objet.",
                                "An argument is a text, neither a list nor a map.")));
            } else if (item.asText().indexOf('\0') >= 0) {
                findings.add(Arguments.zero("exec[" + i + "]"));
            }
            int length = item.asText().getBytes(StandardCharsets.UTF_8).length;
            bytes += length;
            if (length > RunAction.MOST_BYTES) {
                findings.add(tooLong("exec[" + i + "]"));
            }
        }
        if (items.items().size() > MOST_WORDS || bytes > MOST_BYTES) {
            findings.add(tooLong("exec"));
        }
        return findings;
    }

    private static Finding tooLong(String path) {
        return new Finding(path, "ExecTooLong", new Text(
                "C'est plus long que ce que Linux accepte (120 000 octets par argument, un million en tout) : passez par un fichier.",
                "This is longer than Linux takes (120,000 bytes an argument, a million in all): use a file."));
    }

    @Override
    public Command start(Value arguments) {
        return Command.of(((Value.Items) arguments).items().stream().map(Value::asText).toList());
    }
}
