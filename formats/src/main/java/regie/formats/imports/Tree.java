package regie.formats.imports;

import java.util.List;

/** A value of a document that is being drafted. */
public sealed interface Tree permits Tree.Word, Tree.Items, Fields {

    /** @param quoted always between quotes, as times and free texts are */
    record Word(String text, boolean quoted) implements Tree {}

    record Items(List<? extends Tree> items) implements Tree {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A name, number, flag or duration. */
    static Tree word(String text) {
        return new Word(text, false);
    }

    static Tree word(long number) {
        return new Word(Long.toString(number), false);
    }

    /** A text that another reader of YAML must not take for a number or a flag. */
    static Tree text(String text) {
        return new Word(text, text.matches("[0-9].*|[-+.][0-9.].*|(?i)true|false|yes|no|on|off|null|y|n|~"));
    }

    /** A time such as {@code "22:00"}. */
    static Tree quoted(String text) {
        return new Word(text, true);
    }

    static Tree words(List<String> texts) {
        return new Items(texts.stream().map(Tree::text).toList());
    }
}
