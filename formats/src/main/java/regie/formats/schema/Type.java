package regie.formats.schema;

import java.util.List;
import java.util.Optional;
import regie.kernel.Text;

/** What a key holds. Scalars are texts that obey a rule; the rest is made of scalars. */
public sealed interface Type {

    /** One line of text under a rule. */
    record Scalar(Rule rule) implements Type {}

    /** A name of something declared elsewhere; that it exists is checked when all documents are known. */
    record Reference(String kind) implements Type {}

    record Choice(List<String> values) implements Type {}

    /** A whole number within bounds. */
    record Whole(long min, long max) implements Type {}

    record Decimal(double min, double max) implements Type {}

    /** Words in one language, or a map of both. */
    record Sentence() implements Type {}

    record ListOf(Type item, int min, int max) implements Type {}

    /** @param keys what a key must look like */
    record MapOf(Rule keys, Type value, int max) implements Type {}

    /** @param merges whether a nearer map is laid over a farther one, key by key, or replaces it */
    record Structure(String name, List<Key> keys, boolean merges) implements Type {
        public Structure {
            keys = List.copyOf(keys);
        }

        public Optional<Key> key(String name) {
            return keys.stream().filter(key -> key.name().equals(name)).findFirst();
        }
    }

    /** One of several, told apart by shape. */
    record Either(List<Type> options) implements Type {}

    /** A type that is declared under a name because it holds itself. */
    record Named(String name) implements Type {}

    /** Any tree of texts, each of which may hold values between braces. */
    record Free() implements Type {}

    /** What a person may write here, as the object of "expected …". */
    default Text called() {
        return switch (this) {
            case Scalar scalar -> scalar.rule().called();
            case Reference reference -> Words.nameOf(reference.kind());
            case Choice choice -> new Text(
                    "l'un de " + String.join(", ", choice.values()), "one of " + String.join(", ", choice.values()));
            case Whole whole -> new Text("un nombre entier de " + whole.min() + " à " + whole.max(),
                    "a whole number from " + whole.min() + " to " + whole.max());
            case Decimal decimal -> new Text("un nombre de " + decimal.min() + " à " + decimal.max(),
                    "a number from " + decimal.min() + " to " + decimal.max());
            case Sentence sentence -> new Text("un texte, ou une table {fr, en}", "a text, or a map {fr, en}");
            case ListOf list -> new Text("une liste", "a list");
            case MapOf map -> new Text("une table", "a map");
            case Structure structure -> new Text("une table", "a map");
            case Either either -> Words.either(either.options());
            case Named named -> new Text("une table ou une liste", "a map or a list");
            case Free free -> new Text("un texte, une liste ou une table", "a text, a list or a map");
        };
    }
}
