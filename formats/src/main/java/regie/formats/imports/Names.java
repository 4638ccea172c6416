package regie.formats.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Gives names of Régie's own form to things that had others, each once. */
public final class Names {

    private static final int LONGEST = 63;
    private static final Set<String> TAKEN_WORDS = new TreeSet<>(Set.of("in", "true", "false", "null"));

    private final Set<String> given = new TreeSet<>();

    /** The first free one of {@code words}, {@code words-2}, {@code words-3} … */
    public String take(String words) {
        String name = of(words);
        String free = name;
        for (int i = 2; !given.add(free); i++) {
            String ending = "-" + i;
            free = name.substring(0, Math.min(name.length(), LONGEST - ending.length())).replaceFirst("-+$", "") + ending;
        }
        return free;
    }

    public boolean isFree(String words) {
        return !given.contains(of(words));
    }

    /** {@code CPTQ_0120} becomes {@code cptq-0120}, {@code LoadOrders} {@code load-orders}, {@code Clôture} {@code cloture}. */
    public static String of(String words) {
        String name = whole(words);
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST).replaceFirst("-+$", "");
    }

    /** The same, however long. */
    static String whole(String words) {
        String name = plain(words, '-');
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            name = name.isEmpty() ? "unnamed" : "n" + name;
        }
        if (TAKEN_WORDS.contains(name)) {
            name = name + "-0";
        }
        return name;
    }

    /** The same for variables, whose words are joined by underscores. */
    public static String variable(String words) {
        String name = plain(words, '_');
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            name = "v_" + name;
        }
        boolean taken = VARIABLE_WORDS.contains(name);
        String free = taken ? name + "_value" : name;
        return free.length() <= LONGEST ? free : free.substring(0, LONGEST);
    }

    private static final Set<String> VARIABLE_WORDS = new TreeSet<>(Set.of(
            "date", "run", "plan", "task", "tasks", "host", "item", "exit_code", "outputs", "secret", "in", "true", "false", "null",
            "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace",
            "return", "var", "void", "while", "int", "uint", "double", "bool", "string", "bytes", "list", "map", "type", "dyn",
            "size", "has", "matches", "all", "exists", "filter", "attempts"));

    private static String plain(String words, char joint) {
        String ascii = Normalizer.normalize(words.replace("ß", "ss").replace("œ", "oe").replace("æ", "ae"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
        String apart = ascii.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return apart.replaceAll("[^a-z0-9]+", " ").strip().replace(' ', joint);
    }
}
