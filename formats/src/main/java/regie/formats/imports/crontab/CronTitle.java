package regie.formats.imports.crontab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.formats.imports.Fields;
import regie.formats.imports.Tree;

/**
 * What comments say of a thing: its first sentence is the title, all of them stay above it when there is more than that.
 *
 * @param more empty when the title says it all
 */
record CronTitle(String title, List<String> more) {

    private static final int LONGEST = 100;
    private static final int SHORT = 60;

    /** @param comments line by line, with an empty one between paragraphs */
    static Optional<CronTitle> of(List<String> comments) {
        List<String> paragraphs = paragraphs(comments.stream()
                .map(line -> line.strip().replaceFirst("^[-=*#\\s]+$", "").replaceAll("\\s+", " ")).toList());
        if (paragraphs.isEmpty() || paragraphs.getFirst().startsWith("These ") || paragraphs.getFirst().startsWith("Ces ")) {
            return Optional.empty();
        }
        String plain = paragraphs.getFirst().replaceFirst("^(?:/?[\\w.@-]+/)+[\\w.@-]+\\s*(?::|--)\\s*", "");
        String sentence = plain.split("(?<=[^.][.!?])\\s+(?=[\\p{Lu}*])", 2)[0];
        String first = sentence.length() <= LONGEST ? sentence : cut(sentence);
        String title = first.replaceFirst("\\s*[.:;,]+$", "");
        boolean all = first.length() == plain.length() && paragraphs.size() == 1;
        return title.isEmpty() ? Optional.empty()
                : Optional.of(new CronTitle(Character.toUpperCase(title.charAt(0)) + title.substring(1), all ? List.of() : paragraphs));
    }

    private static String cut(String sentence) {
        int end = sentence.lastIndexOf(' ', LONGEST);
        return sentence.substring(0, end < LONGEST / 2 ? LONGEST : end) + "…";
    }

    /** A short line before one that begins with a capital letter is a sentence of its own. */
    private static List<String> paragraphs(List<String> lines) {
        List<String> joined = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
            boolean heading = line.length() < SHORT && line.matches(".*[\\w)]$") && next.matches("\\p{Lu}.*");
            text.append(text.isEmpty() || line.isEmpty() ? "" : " ").append(line).append(heading ? "." : "");
            if (next.isEmpty() && !text.isEmpty()) {
                if (text.chars().filter(Character::isLetter).count() >= 3) {
                    joined.add(text.toString());
                }
                text.setLength(0);
            }
        }
        return joined;
    }

    void write(Fields fields) {
        fields.put("title", Tree.text(title));
        more.forEach(line -> fields.comment("", line));
    }
}
