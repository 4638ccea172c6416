package regie.formats.cel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import regie.estate.plan.Template;
import regie.kernel.Text;

/** Reads a text with {@code {{ expressions }}} in it. */
public final class Templates {

    private static final Pattern SECRET = Pattern.compile("\\s*secret\\(\\s*(?:'([^']+)'|\"([^\"]+)\")\\s*\\)\\s*");

    /**
     * @param holes the expressions in it, with where each begins
     * @param problems what is wrong, by offset in the text
     */
    public record Reading(Template template, List<Hole> holes, List<Compiled.Broken> problems, boolean hasSecret) {

        /** The tasks whose results are read, with underscores, sorted. */
        public Set<String> tasks() {
            Set<String> tasks = new TreeSet<>();
            holes.forEach(hole -> tasks.addAll(hole.compiled().tasks()));
            return tasks;
        }
    }

    public record Hole(int offset, Compiled.Ready compiled) {}

    private Templates() {}

    public static Reading read(String source) {
        if (!source.contains("{{")) {
            return new Reading(Template.literal(source), List.of(), List.of(), false);
        }
        List<Template.Part> parts = new ArrayList<>();
        List<Hole> holes = new ArrayList<>();
        List<Compiled.Broken> problems = new ArrayList<>();
        boolean secret = false;
        int at = 0;
        while (at < source.length()) {
            int open = source.indexOf("{{", at);
            if (open < 0) {
                parts.add(new Template.Part.Literal(source.substring(at)));
                break;
            }
            if (open > at) {
                parts.add(new Template.Part.Literal(source.substring(at, open)));
            }
            int close = close(source, open + 2);
            if (close < 0) {
                problems.add(new Compiled.Broken(open, new Text("« {{ » n'est pas refermé par « }} »", "\"{{\" is not closed by \"}}\"")));
                break;
            }
            String inner = source.substring(open + 2, close);
            Matcher asSecret = SECRET.matcher(inner);
            if (asSecret.matches()) {
                secret = true;
                parts.add(new Template.Part.Secret(asSecret.group(1) == null ? asSecret.group(2) : asSecret.group(1)));
            } else {
                int lead = inner.length() - inner.stripLeading().length();
                switch (Expressions.compile(inner.strip())) {
                    case Compiled.Ready ready -> {
                        parts.add(new Template.Part.Hole(ready.expression()));
                        holes.add(new Hole(open + 2 + lead, ready));
                    }
                    case Compiled.Broken broken ->
                        problems.add(new Compiled.Broken(open + 2 + lead + broken.offset(), broken.why()));
                }
            }
            at = close + 2;
        }
        return new Reading(new Template(source, List.copyOf(parts)), holes, problems, secret);
    }

    /** The closing braces, past quoted texts and the braces of maps; -1 when there are none. */
    private static int close(String source, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
            } else if (c == '}' && source.startsWith("}}", i)) {
                return i;
            }
        }
        return -1;
    }
}
