package regie.formats.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Writes a draft as a production engineer would write it by hand: blocks for what is long, one line
 * for what fits on it, quotes only where YAML or a reader needs them, comments above what they speak of.
 */
public final class YamlWriter {

    private static final int WIDTH = 110;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./~$(+=<>-][^\\x00-\\x1f\\x7f]*");
    private static final Pattern UNSAFE = Pattern.compile(": |:$| #|\\{\\{|\\s$|^[-+~=<>]( |$)|^---|^[<>=]|[\\u0085\\u2028\\u2029\\uFEFF]");
    private static final Set<String> BLOCKS = new TreeSet<>(Set.of("tasks"));

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** One document, with a line end after it. */
    public static String document(Fields fields) {
        YamlWriter writer = new YamlWriter();
        writer.comments(fields, "", 0);
        writer.block(fields, 0);
        return writer.out.toString();
    }

    private void block(Fields fields, int indent) {
        for (Map.Entry<String, Tree> entry : fields.entries().entrySet()) {
            comments(fields, entry.getKey(), indent);
            out.append(" ".repeat(indent)).append(key(entry.getKey())).append(':');
            value(entry.getKey(), entry.getValue(), indent);
        }
    }

    private void value(String key, Tree value, int indent) {
        if (value instanceof Tree.Word word && isLiteral(word.text())) {
            out.append(" |").append(word.text().endsWith("\n") ? "" : "-").append('\n');
            word.text().lines().forEach(line -> out.append(line.isEmpty() ? "" : " ".repeat(indent + 2)).append(line).append('\n'));
            return;
        }
        String flow = flow(value, value instanceof Tree.Word);
        boolean block = !(value instanceof Tree.Word) && !isEmpty(value) && (BLOCKS.contains(key) || isBroken(value)
                || indent + key.length() + 2 + flow.length() > WIDTH);
        if (!block) {
            out.append(' ').append(flow).append('\n');
            return;
        }
        out.append('\n');
        switch (value) {
            case Tree.Word word -> throw new IllegalStateException("a word is no block");
            case Tree.Items items -> items(items.items(), indent + 2);
            case Fields fields -> inner(key, fields, indent + 2);
        }
    }

    private void inner(String key, Fields fields, int indent) {
        if (!key.equals("tasks")) {
            block(fields, indent);
            return;
        }
        for (Map.Entry<String, Tree> task : fields.entries().entrySet()) {
            Fields keys = (Fields) task.getValue();
            comments(keys, "", indent);
            String flow = flow(keys, false);
            boolean small = keys.entries().size() <= 2 && !isBroken(keys) && indent + task.getKey().length() + flow.length() < 90;
            out.append(" ".repeat(indent)).append(task.getKey()).append(':');
            if (small) {
                out.append(' ').append(flow).append('\n');
            } else {
                out.append('\n');
                block(keys, indent + 2);
            }
        }
    }

    private void items(List<? extends Tree> items, int indent) {
        for (Tree item : items) {
            String flow = flow(item, item instanceof Tree.Word);
            if (item instanceof Fields fields && !fields.isEmpty() && (isBroken(fields) || indent + flow.length() > WIDTH)) {
                YamlWriter nested = new YamlWriter();
                nested.block(fields, indent + 2);
                out.append(" ".repeat(indent)).append("- ").append(nested.out.toString().stripLeading());
            } else {
                out.append(" ".repeat(indent)).append("- ").append(flow).append('\n');
            }
        }
    }

    private void comments(Fields fields, String key, int indent) {
        for (String comment : fields.comments(key)) {
            for (String line : wrapped(comment, WIDTH - indent)) {
                out.append(" ".repeat(indent)).append("# ").append(line).append('\n');
            }
        }
    }

    private static List<String> wrapped(String comment, int width) {
        List<String> lines = new java.util.ArrayList<>();
        StringBuilder line = new StringBuilder(comment.startsWith("  ") ? " " : "");
        for (String word : comment.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + word.length() >= width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(printable(word));
        }
        lines.add(line.toString());
        return lines;
    }

    private static String printable(String word) {
        return word.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\uFEFF]", "?");
    }

    /** Whether something in it cannot stand on one line. */
    private static boolean isBroken(Tree tree) {
        return switch (tree) {
            case Tree.Word word -> isLiteral(word.text());
            case Tree.Items items -> items.items().stream().anyMatch(YamlWriter::isBroken);
            case Fields fields -> fields.hasComments() || fields.entries().values().stream().anyMatch(YamlWriter::isBroken);
        };
    }

    private static boolean isEmpty(Tree tree) {
        return switch (tree) {
            case Tree.Word word -> word.text().isEmpty();
            case Tree.Items items -> items.items().isEmpty();
            case Fields fields -> fields.isEmpty();
        };
    }

    /** A text of several lines that a block literal keeps as it is. */
    private static boolean isLiteral(String text) {
        return text.indexOf('\n') > 0 && !text.endsWith("\n\n") && !text.startsWith(" ")
                && text.chars().allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && c != 0x7f && c != 0x85 && !isOdd(c))
                && text.lines().noneMatch(line -> line.isBlank() && !line.isEmpty());
    }

    private static boolean isOdd(int c) {
        return c == 0x2028 || c == 0x2029 || c == 0xFEFF || c >= 0xD800 && c <= 0xDFFF || c >= 0x80 && c < 0xA0;
    }

    private static String flow(Tree tree, boolean alone) {
        return switch (tree) {
            case Tree.Word word -> scalar(word, alone);
            case Tree.Items items -> "[" + String.join(", ", items.items().stream().map(item -> flow(item, false)).toList()) + "]";
            case Fields fields -> "{" + String.join(", ", fields.entries().entrySet().stream()
                    .map(entry -> key(entry.getKey()) + ": " + flow(entry.getValue(), false)).toList()) + "}";
        };
    }

    private static String key(String key) {
        return key.matches("[A-Za-z_][A-Za-z0-9_./-]*") ? key : quote(key);
    }

    /** @param alone it is the whole value of a key in a block, where commas and brackets are harmless */
    private static String scalar(Tree.Word word, boolean alone) {
        String text = word.text();
        boolean plain = !word.quoted() && PLAIN.matcher(text).matches() && !UNSAFE.matcher(text).find()
                && (alone || text.chars().noneMatch(c -> ",[]{}".indexOf(c) >= 0));
        return plain ? text : quote(text);
    }

    private static String quote(String text) {
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c != 0x7f && !isOdd(c));
        if (printable && text.indexOf('\'') < 0 && (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0)) {
            return "'" + text + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    boolean pair = Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : ' ');
                    if (pair) {
                        quoted.append(c).append(text.charAt(++i));
                    } else if (Character.isSurrogate(c)) {
                        quoted.append('\uFFFD');
                    } else if (c < ' ' || c == 0x7f || isOdd(c)) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
