package regie.server.estate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.estate.EstateModel;
import regie.estate.plan.PlanDefinition;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.kernel.EstateVersion;
import regie.kernel.Language;
import regie.kernel.PlanName;
import regie.kernel.Text;

/**
 * A plan as somebody edited it for today, read in the place of the one in the estate version that its
 * run follows: so templates, defaults and every check of the language apply to it too.
 */
public final class PlanEdits {

    private static final Pattern HEAD = Pattern.compile("(?m)^plan:\\s*[\"']?([a-z][a-z0-9-]*)");
    private static final Pattern BETWEEN = Pattern.compile("(?m)^---[ \\t]*$\\n?");

    private PlanEdits() {}

    /** What came of reading it. */
    public sealed interface Outcome {

        record Edited(PlanDefinition plan) implements Outcome {}

        /** What is wrong with it, or why it cannot be read in that version. */
        record Wrong(Text why) implements Outcome {}
    }

    public static Outcome read(EstateShelf shelf, EstateVersion version, String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            return new Outcome.Wrong(new Text("un plan en YAML, qui commence par « plan: NOM »",
                    "a plan in YAML that begins with \"plan: NAME\""));
        }
        String name = head.group(1);
        Optional<byte[]> packed = shelf.find(version.value());
        if (packed.isEmpty()) {
            return new Outcome.Wrong(new Text("les fichiers de la version " + version + " ne sont plus là",
                    "the files of version " + version + " are not kept any more"));
        }
        try {
            Bundle edited = Bundle.of(replaced(Bundle.unpack(new ByteArrayInputStream(packed.get())), name, text));
            return switch (EstateReader.read(edited, shelf.inForce().environment().name())) {
                case EstateReader.Outcome.Valid valid -> found(valid.model(), name);
                case EstateReader.Outcome.Invalid invalid -> new Outcome.Wrong(
                        new Text(invalid.findings().text(Language.FRENCH).strip(), invalid.findings().text(Language.ENGLISH).strip()));
            };
        } catch (IOException broken) {
            return new Outcome.Wrong(Text.same(String.valueOf(broken.getMessage())));
        }
    }

    private static Outcome found(EstateModel model, String name) {
        return model.plan(new PlanName(name)).<Outcome>map(Outcome.Edited::new)
                .orElseGet(() -> new Outcome.Wrong(new Text("le plan " + name + " n’y est pas", "plan " + name + " is not in it")));
    }

    private static Map<String, Bundle.Content> replaced(Bundle bundle, String name, String text) {
        Map<String, Bundle.Content> files = new TreeMap<>(bundle.files());
        bundle.files().forEach((path, content) -> {
            if (path.endsWith(".yaml") || path.endsWith(".yml")) {
                String before = new String(content.bytes(), StandardCharsets.UTF_8);
                String after = replaced(before, name, text);
                if (!after.equals(before)) {
                    files.put(path, new Bundle.Content(after.getBytes(StandardCharsets.UTF_8), content.executable()));
                }
            }
        });
        return files;
    }

    private static String replaced(String file, String name, String text) {
        String[] documents = BETWEEN.split(file, -1);
        for (int n = 0; n < documents.length; n++) {
            Matcher head = HEAD.matcher(documents[n]);
            if (head.find() && head.group(1).equals(name)) {
                documents[n] = text.endsWith("\n") ? text : text + "\n";
            }
        }
        return String.join("---\n", documents);
    }
}
