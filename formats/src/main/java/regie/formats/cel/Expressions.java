package regie.formats.cel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import regie.kernel.Text;

/** Compiles expressions. The same text gives the same compiled expression for as long as it is remembered. */
public final class Expressions {

    /** Characters of one expression. */
    public static final int LENGTH_MAX = 2_000;

    private static final int REMEMBERED = 20_000;
    private static final Map<String, Compiled> KNOWN = new ConcurrentHashMap<>();

    private Expressions() {}

    public static Compiled compile(String source) {
        Compiled known = KNOWN.get(source);
        if (known != null) {
            return known;
        }
        Compiled compiled = fresh(source);
        if (KNOWN.size() >= REMEMBERED) {
            KNOWN.clear();
        }
        KNOWN.put(source, compiled);
        return compiled;
    }

    /** Loads what CEL needs, which costs some hundred milliseconds once: worth doing beside other work. */
    public static void warmUp() {
        CelCompilation.compile("exit_code == 0 && tasks.warm.outputs.up == date.format('yyyyMMdd')");
    }

    private static Compiled fresh(String source) {
        if (source.isBlank()) {
            return new Compiled.Broken(0, new Text("l'expression est vide", "the expression is empty"));
        }
        if (source.length() > LENGTH_MAX) {
            return new Compiled.Broken(0, new Text("l'expression a " + source.length() + " caractères et la limite est de " + LENGTH_MAX,
                    "the expression has " + source.length() + " characters and the limit is " + LENGTH_MAX));
        }
        if (source.contains("secret(")) {
            return new Compiled.Broken(source.indexOf("secret("), new Text(
                    "secret() ne se combine avec rien : il tient lieu de toute l'insertion, comme dans \"{{ secret('nom') }}\"",
                    "secret() combines with nothing: it is the whole of an insertion, as in \"{{ secret('name') }}\""));
        }
        return PathExpression.of(source).or(() -> PlainExpression.of(source)).map(Compiled.class::cast)
                .orElseGet(() -> CelCompilation.compile(source));
    }
}
