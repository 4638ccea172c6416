package regie.formats.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import regie.kernel.Text;

/** How kinds and types are called in sentences. */
public final class Words {

    private static final Map<String, Text> KINDS = Map.ofEntries(
            Map.entry("estate", new Text("le référentiel", "the estate")),
            Map.entry("environment", new Text("un environnement", "an environment")),
            Map.entry("calendar", new Text("un calendrier", "a calendar")),
            Map.entry("event", new Text("un évènement", "an event")),
            Map.entry("freeze", new Text("un gel", "a freeze")),
            Map.entry("host", new Text("une machine", "a host")),
            Map.entry("resource", new Text("une ressource", "a resource")),
            Map.entry("application", new Text("une application", "an application")),
            Map.entry("service", new Text("un service", "a service")),
            Map.entry("connection", new Text("une connexion", "a connection")),
            Map.entry("role", new Text("un rôle", "a role")),
            Map.entry("defaults", new Text("des valeurs par défaut", "defaults")),
            Map.entry("template", new Text("un modèle", "a template")),
            Map.entry("plan", new Text("un plan", "a plan")),
            Map.entry("task", new Text("un traitement", "a task")),
            Map.entry("instruction", new Text("une consigne", "an instruction")),
            Map.entry("standard", new Text("une norme", "a standard")));

    private Words() {}

    /** {@code a plan}, {@code un plan}. */
    public static Text kind(String kind) {
        return KINDS.getOrDefault(kind, Text.same(kind));
    }

    /** {@code the plan}, {@code le plan}. */
    public static Text the(String kind) {
        Text called = kind(kind);
        String en = called.en().replaceFirst("^an? ", "the ");
        String fr = called.fr().replaceFirst("^une? (?=[aeiouéh])", "l'").replaceFirst("^un ", "le ")
                .replaceFirst("^une ", "la ").replaceFirst("^des ", "les ");
        return new Text(fr, en);
    }

    static Text nameOf(String kind) {
        Text called = kind(kind);
        return new Text("le nom d'" + called.fr(), "the name of " + called.en());
    }

    static Text either(List<Type> options) {
        List<Text> called = options.stream().map(Type::called).distinct().toList();
        return new Text(called.stream().map(Text::fr).collect(Collectors.joining(", ou ")),
                called.stream().map(Text::en).collect(Collectors.joining(", or ")));
    }

    /**
     * The known word nearest to a written one, by edits (Damerau-Levenshtein without crossing), if
     * near enough to be meant: at most a third of its letters wrong, and never more than three.
     */
    public static java.util.Optional<String> nearest(String written, Iterable<String> known) {
        String best = null;
        int least = Math.min(3, Math.max(1, written.length() / 3)) + 1;
        String low = written.toLowerCase(Locale.ROOT).replace('_', '-');
        for (String word : known) {
            int distance = distance(low, word.replace('_', '-'), least);
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return java.util.Optional.ofNullable(best);
    }

    private static int distance(String a, String b, int beyond) {
        if (Math.abs(a.length() - b.length()) >= beyond) {
            return beyond;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + swap);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[b.length()];
    }
}
