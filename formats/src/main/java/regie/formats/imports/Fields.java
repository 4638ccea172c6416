package regie.formats.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map of a document that is being drafted: keys in the order in which they were put, each with comments above it. */
public final class Fields implements Tree {

    private final LinkedHashMap<String, Tree> entries = new LinkedHashMap<>();
    private final LinkedHashMap<String, List<String>> comments = new LinkedHashMap<>();

    public static Fields of(String key, Tree value) {
        return new Fields().put(key, value);
    }

    public Fields put(String key, Tree value) {
        entries.put(key, value);
        return this;
    }

    public Fields put(String key, String text) {
        return put(key, Tree.text(text));
    }

    public Fields word(String key, String text) {
        return put(key, Tree.word(text));
    }

    public Fields remove(String key) {
        entries.remove(key);
        return this;
    }

    /** The map under {@code key}, made when there is none. */
    public Fields under(String key) {
        return (Fields) entries.computeIfAbsent(key, missing -> new Fields());
    }

    /** One more item in the list under {@code key}, unless it is there already. */
    public Fields add(String key, Tree item) {
        List<Tree> items = new ArrayList<>(entries.get(key) instanceof Items list ? list.items() : List.of());
        if (!items.contains(item)) {
            items.add(item);
        }
        return put(key, new Items(items));
    }

    /** A comment above the key; above the whole map when the key is empty. */
    public Fields comment(String key, String words) {
        List<String> above = comments.computeIfAbsent(key, none -> new ArrayList<>());
        if (!above.contains(words)) {
            above.add(words);
        }
        return this;
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public Optional<Tree> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    public Optional<String> text(String key) {
        return get(key).filter(Word.class::isInstance).map(tree -> ((Word) tree).text());
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public Map<String, Tree> entries() {
        return java.util.Collections.unmodifiableMap(entries);
    }

    List<String> comments(String key) {
        return comments.getOrDefault(key, List.of());
    }

    /** What was to be said of keys that did not come to be. */
    List<String> commentsOfAbsentKeys() {
        List<String> words = new ArrayList<>();
        comments.forEach((key, above) -> {
            if (!key.isEmpty() && !entries.containsKey(key)) {
                words.addAll(above);
            }
        });
        return words;
    }

    boolean hasComments() {
        return !comments.isEmpty();
    }

    /** Equal in what it declares; comments do not count. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Fields fields && fields.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
