package regie.formats.imports.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.Ledger;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.SourceFile;
import regie.formats.imports.SourceObject;
import regie.formats.imports.SourceText;
import regie.kernel.Text;

/**
 * A file of systemd as it stands: a unit, or a drop-in that adds to one.
 *
 * @param unit the unit's name with its type, also for a drop-in
 */
record UnitFile(SourceObject source, String path, String unit, boolean dropIn, List<Setting> settings) {

    /** One line; continued lines are one. */
    record Setting(String section, String key, String value, SourceAttribute attribute) {

        boolean is(String named) {
            return key.equals(named);
        }
    }

    private static final Pattern UNIT = Pattern.compile("(?:^|/)([^/]+\\.(timer|service))$");
    private static final Pattern DROP_IN = Pattern.compile("(?:^|/)([^/]+\\.(timer|service))\\.d/[^/]+\\.conf$");
    private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)]");

    /** The name of the unit that a file is of; empty for a file of another sort. */
    static Optional<String> unitOf(String path) {
        String unix = path.replace('\\', '/');
        Matcher own = UNIT.matcher(unix);
        Matcher drop = DROP_IN.matcher(unix);
        return drop.find() ? Optional.of(drop.group(1)) : own.find() ? Optional.of(own.group(1)) : Optional.empty();
    }

    static Optional<UnitFile> read(SourceFile file, Ledger ledger) {
        Optional<String> unit = unitOf(file.name());
        if (unit.isEmpty()) {
            ledger.fault(file.name(), 1, "", new Text("ni un .timer, ni un .service, ni un complément NOM.timer.d/*.conf : non lu",
                    "neither a .timer nor a .service nor a drop-in NAME.timer.d/*.conf: not read"));
            return Optional.empty();
        }
        return SourceText.read(file, ledger).flatMap(text -> parse(file, unit.get(), text, ledger));
    }

    private static Optional<UnitFile> parse(SourceFile file, String unit, String text, Ledger ledger) {
        boolean dropIn = file.name().endsWith(".conf");
        List<String> lines = text.lines().toList();
        boolean foreign = lines.stream().noneMatch(line -> line.strip().matches("\\[[A-Za-z][A-Za-z0-9_-]*]"));
        if (foreign) {
            ledger.fault(file.name(), 1, lines.isEmpty() ? "" : lines.getFirst(), new Text(
                    "aucune section [Timer] ou [Service] : ce fichier n'est pas une unité de systemd",
                    "no section such as [Timer] or [Service]: this file is no unit of systemd"));
            return Optional.empty();
        }
        String kind = dropIn ? "drop-in" : unit.substring(unit.lastIndexOf('.') + 1);
        UnitFile read = new UnitFile(ledger.object(file.name(), 1, kind, unit), file.name(), unit, dropIn, new ArrayList<>());
        read.settings(lines, ledger);
        if (new String(file.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1).contains("\r\n")) {
            ledger.remark(file.name(), 1, "CRLF", new Text("fins de ligne de Windows : retirées", "line ends of Windows: taken off"));
        }
        if (!text.endsWith("\n")) {
            ledger.remark(file.name(), lines.size(), "", new Text("la dernière ligne n'a pas de fin : le fichier est peut-être tronqué",
                    "the last line has no end: the file may be truncated"));
        }
        return Optional.of(read);
    }

    private void settings(List<String> lines, Ledger ledger) {
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            while (line.endsWith("\\") && i + 1 < lines.size()) {
                i++;
                String next = lines.get(i).strip();
                boolean comment = next.startsWith("#") || next.startsWith(";");
                line = line.substring(0, line.length() - 1) + (comment ? "\\" : " " + next);
            }
            Matcher head = SECTION.matcher(line);
            int equals = line.indexOf('=');
            if (head.matches()) {
                section = head.group(1);
            } else if (equals <= 0 || section.isEmpty()) {
                ledger.fault(source.file(), number, line, new Text("ni une section, ni CLÉ=VALEUR : systemd passe cette ligne",
                        "neither a section nor KEY=VALUE: systemd passes over this line"));
            } else {
                String key = line.substring(0, equals).strip();
                String value = line.substring(equals + 1).strip();
                settings.add(new Setting(section, key, value, source.attribute(number, key, value)));
            }
        }
    }
}
