package regie.formats.cel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Function;
import regie.kernel.Text;

/** What the CEL compiler says, in words that a person can act on; what is not known here is passed on as it is. */
final class CelSentences {

    private record Known(Pattern pattern, Function<Matcher, Text> words) {}

    private static final List<Known> KNOWN = List.of(
            known("undeclared reference to '([^']+)'.*",
                    found -> new Text("« " + found.group(1) + " » n'existe pas", "there is no \"" + found.group(1) + "\"")),
            known("found no matching overload for '([^']+)' applied to '([^']+)'.*",
                    found -> new Text("« " + plain(found.group(1)) + " » ne s'applique pas à " + found.group(2),
                            "\"" + plain(found.group(1)) + "\" does not apply to " + found.group(2))),
            known("(?:mismatched|extraneous|no viable alternative at) input '<EOF>'.*",
                    found -> new Text("elle s'arrête trop tôt", "it ends too early")),
            known("(?:mismatched|extraneous|no viable alternative at) input '(.+?)'(?: expecting.*)?", CelSentences::outOfPlace),
            known("token recognition error at: '(.*)'", CelSentences::outOfPlace));

    private CelSentences() {}

    static Text of(String message) {
        for (Known known : KNOWN) {
            Matcher found = known.pattern().matcher(message);
            if (found.matches()) {
                return known.words().apply(found);
            }
        }
        return Text.same(message.isEmpty() ? "CEL" : message);
    }

    private static Text outOfPlace(Matcher found) {
        return new Text("« " + found.group(1) + " » n'est pas à sa place", "\"" + found.group(1) + "\" is out of place");
    }

    /** {@code _==_} is how CEL calls {@code ==}. */
    private static String plain(String operator) {
        return operator.equals("@in") ? "in" : operator.replace("_", "");
    }

    private static Known known(String pattern, Function<Matcher, Text> words) {
        return new Known(Pattern.compile(pattern), words);
    }
}
