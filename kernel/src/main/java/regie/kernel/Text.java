package regie.kernel;

/**
 * A sentence for a person, in the two languages that Régie speaks.
 *
 * <p>Both are always there: a sentence that exists in one language only cannot be built.
 */
public record Text(String fr, String en) {

    public Text {
        if (fr.isEmpty() != en.isEmpty()) {
            throw new IllegalArgumentException("a text needs both languages: fr=" + fr + " en=" + en);
        }
    }

    /** The same words in both languages: names, codes, figures. */
    public static Text same(String words) {
        return new Text(words, words);
    }

    public String in(Language language) {
        return switch (language) {
            case FRENCH -> fr;
            case ENGLISH -> en;
        };
    }
}
