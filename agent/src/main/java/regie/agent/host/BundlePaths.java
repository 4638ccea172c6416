package regie.agent.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ./x} in a command means: the file of that name in the bundle, since the working
 * folder is the attempt's own. Only what the bundle has is replaced, so {@code > ./result.csv} is
 * the working folder's as in any shell.
 */
final class BundlePaths {

    private static final Pattern PATH = Pattern.compile("(^|[\\s;|&()`{=<'\"])\\./([A-Za-z0-9_][A-Za-z0-9_./+@-]*)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+@-]+");

    private BundlePaths() {}

    static List<String> in(List<String> words, Path bundle) {
        return words.stream().map(word -> word.contains("./") ? in(word, bundle) : word).toList();
    }

    private static String in(String text, Path bundle) {
        // A path with blanks would fall apart in a script; the shell's own variable does not.
        String prefix = PLAIN.matcher(bundle.toString()).matches() ? bundle.toString() : "\"$REGIE_FILES\"";
        return PATH.matcher(text).replaceAll(match -> Matcher.quoteReplacement(
                has(bundle, match.group(2)) ? match.group(1) + prefix + "/" + match.group(2) : match.group()));
    }

    private static boolean has(Path bundle, String relative) {
        Path path = bundle.resolve(relative).normalize();
        return path.startsWith(bundle) && Files.exists(path);
    }
}
