package regie.formats.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An element of an XML file with its line. Names lose their prefix. */
public final class XmlElement {

    private final String name;
    private final int line;
    private final LinkedHashMap<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(String name, int line) {
        this.name = name;
        this.line = line;
    }

    public String name() {
        return name;
    }

    public int line() {
        return line;
    }

    /** In the order written. */
    public Map<String, String> attributes() {
        return attributes;
    }

    public Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key)).or(() -> attributes.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key)).map(Map.Entry::getValue).findFirst());
    }

    public List<XmlElement> children() {
        return children;
    }

    public List<XmlElement> children(String named) {
        return children.stream().filter(child -> child.is(named)).toList();
    }

    public Optional<XmlElement> child(String named) {
        return children.stream().filter(child -> child.is(named)).findFirst();
    }

    public boolean is(String named) {
        return name.toLowerCase(Locale.ROOT).equals(named.toLowerCase(Locale.ROOT));
    }

    /** Its own text, without that of its children, as written. */
    public String text() {
        return text.toString();
    }

    public String childText(String named) {
        return child(named).map(child -> child.text().strip()).orElse("");
    }

    void put(String key, String value) {
        attributes.put(key, value);
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void add(String words) {
        text.append(words);
    }
}
