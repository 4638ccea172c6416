package regie.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import regie.cli.shell.Exit;
import regie.cli.shell.Shell;
import regie.cli.shell.Terminal;
import regie.kernel.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command answered when it was typed: exit, both outputs. Runs in this process. */
public record Typed(Exit exit, String out, String err) {

    public static Typed in(Path folder, String... words) {
        return in(folder, Map.of("LANG", "en_GB.UTF-8"), words);
    }

    public static Typed in(Path folder, Map<String, String> environment, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                Language.ENGLISH, false, false, 80);
        try {
            Exit exit = new Shell(Catalogue.commands(), folder, environment).run(List.of(words), terminal);
            return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError(String.join(" ", words) + " failed with a bug", e);
        }
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }
}
