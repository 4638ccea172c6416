package regie.formats.imports.systemd;

/** The percent signs of unit files, as far as a name tells them; what only the machine knows is left as it stands. */
final class Specifiers {

    private Specifiers() {}

    static String expanded(String text, String unit) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            i++;
            out.append(one(text.charAt(i), unit));
        }
        return out.toString();
    }

    /** Whether one is left that only the machine can tell. */
    static boolean isOpen(String expanded) {
        return expanded.contains("\uE000");
    }

    static String closed(String expanded) {
        return expanded.replace('\uE000', '%');
    }

    private static String one(char letter, String unit) {
        String stem = unit.replaceFirst("\\.[a-z]+$", "");
        int at = stem.indexOf('@');
        String prefix = at < 0 ? stem : stem.substring(0, at);
        String instance = at < 0 ? "" : stem.substring(at + 1);
        return switch (letter) {
            case '%' -> "%";
            case 'n' -> unit;
            case 'N' -> stem;
            case 'p' -> prefix;
            case 'P' -> prefix.replace('-', '/');
            case 'i' -> instance;
            case 'I' -> instance.replace('-', '/').replace("\\x2d", "-");
            case 't' -> "/run";
            case 'S' -> "/var/lib";
            case 'C' -> "/var/cache";
            case 'L' -> "/var/log";
            case 'E' -> "/etc";
            case 'T' -> "/tmp";
            case 'V' -> "/var/tmp";
            default -> "\uE000" + letter;
        };
    }
}
