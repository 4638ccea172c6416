package regie.server.gateway;

/** Whether somebody probably mistyped a name. */
final class Nearness {

    private static final int EDITS_MAX = 2;

    private Nearness() {}

    static boolean isNear(String known, String typed) {
        if (Math.abs(known.length() - typed.length()) > EDITS_MAX) {
            return false;
        }
        int[] before = new int[typed.length() + 1];
        for (int j = 0; j <= typed.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= known.length(); i++) {
            int[] row = new int[typed.length() + 1];
            row[0] = i;
            for (int j = 1; j <= typed.length(); j++) {
                int change = known.charAt(i - 1) == typed.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + change);
            }
            before = row;
        }
        return before[typed.length()] <= EDITS_MAX;
    }
}
