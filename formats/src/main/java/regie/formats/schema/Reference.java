package regie.formats.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import regie.kernel.Language;
import regie.kernel.Text;

/** The reference of the language as Markdown tables, from the declaration table. */
public final class Reference {

    private static final Text KEY = new Text("clé", "key");
    private static final Text HOLDS = new Text("ce qu'elle contient", "holds");
    private static final Text DEFAULT = new Text("sans elle", "without it");
    private static final Text EXAMPLE = new Text("exemple", "example");
    private static final Text MEANING = new Text("sens", "meaning");
    private static final Text NAME = new Text("un nom", "a name");
    private static final Text NEEDED = new Text("obligatoire", "required");
    private static final Text LATER = new Text(
            " *Acceptée et vérifiée ; n'agit pas encore.*",
            " *Accepted and checked; does not act yet.*");

    private final Language language;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> written = new LinkedHashSet<>();

    private Reference(Language language) {
        this.language = language;
    }

    /** All kinds with all their keys, then all keys of tasks. */
    public static String markdown(Language language) {
        Reference reference = new Reference(language);
        for (Declaration declaration : Declarations.all()) {
            reference.kind(declaration);
        }
        reference.heading(3, new Text("Les clés d'un traitement", "The keys of a task"));
        reference.table("task", TaskKeys.KEYS);
        return reference.out.toString();
    }

    private void kind(Declaration declaration) {
        heading(3, Text.same("`" + declaration.kind() + "`"));
        out.append(declaration.says().in(language)).append("\n\n```yaml\n").append(declaration.example()).append("```\n\n");
        List<Key> keys = new ArrayList<>(declaration.body().keys());
        if (declaration.kind().equals("template")) {
            keys.removeAll(TaskKeys.KEYS);
        }
        table(declaration.kind(), keys);
    }

    private void heading(int level, Text words) {
        out.append("#".repeat(level)).append(' ').append(words.in(language)).append("\n\n");
    }

    private void table(String path, List<Key> keys) {
        out.append("| ").append(KEY.in(language)).append(" | ").append(HOLDS.in(language)).append(" | ").append(DEFAULT.in(language))
                .append(" | ").append(EXAMPLE.in(language)).append(" | ").append(MEANING.in(language))
                        .append(" |\n|---|---|---|---|---|\n");
        rows("", keys);
        out.append('\n');
    }

    private void rows(String prefix, List<Key> keys) {
        for (Key key : keys) {
            String without = key.required() ? "**" + NEEDED.in(language) + "**" : key.byDefault()
                    .map(value -> "`" + value + "`").orElse("");
            out.append("| `").append(prefix).append(key.name()).append("` | ")
                    .append(holds(key.type()).replace("|", "\\|")).append(" | ")
                    .append(without).append(" | `").append(key.example().replace("|", "\\|")).append("` | ")
                    .append(key.says().in(language)).append(key.actsLater() ? LATER.in(language) : "").append(" |\n");
            inner(key.type()).forEach(structure -> rows(prefix + key.name() + ".", structure.keys()));
        }
    }

    /** A name's letters are told once, above the tables. */
    private String holds(Type type) {
        boolean name = type instanceof Type.Scalar scalar && scalar.rule() == Rule.NAME;
        return name ? NAME.in(language) : type.called().in(language);
    }

    /** The maps within a key, but not those that hold themselves or are told apart by another table. */
    private List<Type.Structure> inner(Type type) {
        return switch (type) {
            case Type.Structure structure -> List.of(structure);
            case Type.ListOf list -> inner(list.item());
            case Type.MapOf map -> inner(map.value());
            case Type.Either either -> either.options().stream().flatMap(option -> inner(option).stream()).toList();
            case Type.Named named -> named.name().equals("need") && written.add("need")
                    ? inner(Declarations.resolve(named)) : List.of();
            case Type.Scalar scalar -> List.of();
            case Type.Reference reference -> List.of();
            case Type.Choice choice -> List.of();
            case Type.Whole whole -> List.of();
            case Type.Decimal decimal -> List.of();
            case Type.Sentence sentence -> List.of();
            case Type.Free free -> List.of();
        };
    }
}
