package regie.engine.select;

import java.util.List;
import java.util.Optional;

/** The nearest known word, by the number of letters to change (Levenshtein). */
final class Nearest {

    private static final int CHANGES_MAX = 3;

    private Nearest() {}

    static Optional<String> of(String word, List<String> known) {
        String best = "";
        int least = CHANGES_MAX + 1;
        for (String candidate : known) {
            int changes = distance(word, candidate);
            if (changes < least) {
                least = changes;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
