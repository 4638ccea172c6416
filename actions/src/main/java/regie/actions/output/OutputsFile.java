package regie.actions.output;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import regie.kernel.Text;
import regie.kernel.Value;

/** Reads the file that {@code REGIE_OUTPUT} names. Nothing in it can make an attempt fail: what is wrong is said. */
public final class OutputsFile {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final int NAME_MOST = 100;

    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private Optional<String> checkpoint = Optional.empty();
    private int wrongLines;
    private String firstWrong = "";

    private OutputsFile() {}

    /** @param bytes of the whole file; a file beyond {@link Published#MOST_BYTES} publishes nothing */
    public static Published read(byte[] bytes) {
        if (bytes.length > Published.MOST_BYTES) {
            return new Published(Map.of(), Optional.empty(), Optional.of(new Text(
                    "Les valeurs publiées dépassent 256 Kio : aucune n'est retenue. Publiez un nom de fichier plutôt que son contenu.",
                    "The published values exceed 256 KiB: none is kept. Publish the name of a file rather than its content.")));
        }
        OutputsFile file = new OutputsFile();
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(file::line);
        return new Published(file.outputs, file.checkpoint, file.problem());
    }

    private void line(String line) {
        if (line.isBlank()) {
            return;
        }
        int equals = line.indexOf('=');
        String name = equals < 0 ? line : line.substring(0, equals).strip();
        if (equals < 0 || name.length() > NAME_MOST || !NAME.matcher(name).matches()) {
            firstWrong = wrongLines++ == 0 ? line.substring(0, Math.min(60, line.length())) : firstWrong;
            return;
        }
        String text = printable(line.substring(equals + 1));
        if (name.equals("checkpoint")) {
            checkpoint = Optional.of(text);
        } else {
            outputs.put(name, OutputValue.of(text));
        }
    }

    /** Control characters other than a tab become the replacement character: they have no place in a value. */
    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.chars().forEach(c -> clean.append(c < ' ' && c != '\t' || c == 0x7f ? '\uFFFD' : (char) c));
        return clean.toString();
    }

    private Optional<Text> problem() {
        if (wrongLines == 0) {
            return Optional.empty();
        }
        String shown = printable(firstWrong);
        return Optional.of(new Text(
                wrongLines + " ligne(s) de REGIE_OUTPUT ignorée(s), dont « " + shown
                        + " » : il faut nom=valeur, le nom en minuscules, chiffres et _.",
                wrongLines + " line(s) of REGIE_OUTPUT passed over, such as \"" + shown
                        + "\": it takes name=value, the name in lower case, digits and _."));
    }
}
