package regie.cli.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the demo orders when it opens: one line a plan, {@code PLAN [--set NAME=VALUE]… [--hold]}; {@code #} begins a comment. */
record NightList(List<Line> lines) {

    record Line(String plan, Map<String, String> set, boolean hold) {}

    /** @throws IllegalArgumentException with the line's number when a line says something else */
    static NightList read(List<String> text) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                lines.add(line(line.split("\\s+"), i + 1));
            }
        }
        return new NightList(List.copyOf(lines));
    }

    private static Line line(String[] words, int number) {
        Map<String, String> set = new LinkedHashMap<>();
        boolean hold = false;
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("--hold")) {
                hold = true;
            } else if (words[i].equals("--set") && i + 1 < words.length && words[i + 1].indexOf('=') > 0) {
                String setting = words[++i];
                int equals = setting.indexOf('=');
                set.put(setting.substring(0, equals), setting.substring(equals + 1));
            } else {
                throw new IllegalArgumentException("line " + number + " of the night's list: what is '" + words[i] + "'?");
            }
        }
        return new Line(words[0], set, hold);
    }
}
