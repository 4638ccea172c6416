package regie.formats.estate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.estate.plan.PlanDefinition;

/**
 * Carries plans from one version of an estate into another: their documents, the templates that these use, and the scripts and other
 * files that they name. What a script calls by itself is not seen. Nothing else of the receiving version changes; whether the
 * plans then mean there what they mean here is for the caller to compare.
 *
 * @param bundle the receiving version with the plans in it
 * @param templates that came along and are other than before
 * @param files that came along and are other than before
 */
public record Promotion(Bundle bundle, List<String> templates, List<String> files) {

    private static final Pattern BETWEEN = Pattern.compile("(?m)^---[ \\t]*(?:#.*)?$\\n?");
    private static final Pattern HEAD = Pattern.compile("\\A(?:[ \\t]*(?:#[^\\n]*)?\\n)*([a-z_-]+):[ \\t]*[\"']?([a-z][a-z0-9-]*)");
    private static final Pattern LIKE = Pattern.compile("\\blike:\\s*[\"']?([a-z][a-z0-9-]*)");
    private static final Pattern INSTRUCTION = Pattern.compile("(?m)^instruction:\\s*[\"']?([a-z][a-z0-9-]*)");

    /** A document as it is written. */
    private record Piece(String kind, String name, String text) {

        static Piece of(String text) {
            Matcher head = HEAD.matcher(text);
            return head.find() ? new Piece(head.group(1), head.group(2), text) : new Piece("", "", text);
        }

        boolean is(Piece other) {
            return kind.equals(other.kind) && name.equals(other.name);
        }
    }

    /** @param plans as they are resolved in the version that they come from */
    public static Promotion of(Bundle from, Bundle to, List<PlanDefinition> plans) {
        TreeMap<String, Bundle.Content> files = new TreeMap<>(to.files());
        Set<String> templates = new TreeSet<>();
        Set<String> carried = new TreeSet<>();
        Set<String> wanted = new LinkedHashSet<>();
        for (PlanDefinition plan : plans) {
            find(from, "plan", plan.name().value()).ifPresent(found -> {
                put(files, found);
                likes(found.getValue().text(), wanted);
            });
            String words = plan.canonical();
            from.files().forEach((path, content) -> {
                if (!yaml(path) && !same(files.get(path), content) && names(words, path, content)) {
                    files.put(path, content);
                    carried.add(path);
                }
            });
        }
        List<String> open = new ArrayList<>(wanted);
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            find(from, "template", name).ifPresent(found -> {
                Set<String> more = new LinkedHashSet<>();
                likes(found.getValue().text(), more);
                more.stream().filter(wanted::add).forEach(open::add);
                if (put(files, found)) {
                    templates.add(name);
                }
            });
        }
        return new Promotion(Bundle.of(files), List.copyOf(templates), List.copyOf(carried));
    }

    private static void likes(String text, Set<String> to) {
        Matcher like = LIKE.matcher(text);
        while (like.find()) {
            to.add(like.group(1));
        }
    }

    /** Whether a plan names a file, by its path or, for an instruction, by its name. */
    private static boolean names(String words, String path, Bundle.Content content) {
        if (words.contains(path)) {
            return true;
        }
        Matcher instruction = INSTRUCTION.matcher(path.endsWith(".md") ? text(content) : "");
        return instruction.find() && words.contains("\"" + instruction.group(1) + "\"");
    }

    private static Optional<Map.Entry<String, Piece>> find(Bundle bundle, String kind, String name) {
        for (Map.Entry<String, Bundle.Content> file : bundle.files().entrySet()) {
            if (yaml(file.getKey())) {
                for (Piece piece : pieces(file.getValue())) {
                    if (piece.kind().equals(kind) && piece.name().equals(name)) {
                        return Optional.of(Map.entry(file.getKey(), piece));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Puts a document where its like stands, else at the end of the file of the same name; false when it is there already. */
    private static boolean put(TreeMap<String, Bundle.Content> files, Map.Entry<String, Piece> found) {
        Piece piece = found.getValue();
        for (Map.Entry<String, Bundle.Content> file : List.copyOf(files.entrySet())) {
            List<Piece> pieces = yaml(file.getKey()) ? pieces(file.getValue()) : List.of();
            for (int n = 0; n < pieces.size(); n++) {
                if (pieces.get(n).is(piece)) {
                    boolean same = pieces.get(n).text().strip().equals(piece.text().strip());
                    if (!same) {
                        List<Piece> changed = new ArrayList<>(pieces);
                        changed.set(n, piece);
                        files.put(file.getKey(), content(changed));
                    }
                    return !same;
                }
            }
        }
        List<Piece> more = new ArrayList<>(files.containsKey(found.getKey()) ? pieces(files.get(found.getKey())) : List.of());
        more.add(piece);
        files.put(found.getKey(), content(more));
        return true;
    }

    private static Bundle.Content content(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(text.isEmpty() ? "" : "---\n").append(piece.text()).append(piece.text().endsWith("\n") ? "" : "\n");
        }
        return new Bundle.Content(text.toString().getBytes(StandardCharsets.UTF_8), false);
    }

    private static List<Piece> pieces(Bundle.Content content) {
        return Arrays.stream(BETWEEN.split(text(content), -1)).filter(text -> !text.isBlank()).map(Piece::of).toList();
    }

    private static String text(Bundle.Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }

    private static boolean yaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    private static boolean same(Bundle.@org.jspecify.annotations.Nullable Content one, Bundle.Content other) {
        return one != null && one.executable() == other.executable() && Arrays.equals(one.bytes(), other.bytes());
    }
}
