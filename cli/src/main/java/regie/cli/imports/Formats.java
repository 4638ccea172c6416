package regie.cli.imports;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.formats.imports.Importer;
import regie.formats.imports.controlm.ControlMImporter;
import regie.formats.imports.crontab.CrontabImporter;
import regie.formats.imports.jil.JilImporter;
import regie.formats.imports.rundeck.RundeckImporter;
import regie.formats.imports.systemd.SystemdImporter;
import regie.formats.imports.vtom.VtomImporter;

/** The formats that can be imported. A switch and not a table: what is not asked for is not even loaded. */
final class Formats {

    static final List<String> NAMES = List.of("crontab", "systemd", "jil", "control-m", "control-m-json", "vtom", "rundeck");

    private Formats() {}

    static Optional<Importer> named(String format) {
        return Optional.ofNullable(make(format));
    }

    private static @Nullable Importer make(String format) {
        return switch (format) {
            case "jil" -> new JilImporter();
            case "control-m" -> ControlMImporter.xml();
            case "control-m-json" -> ControlMImporter.json();
            case "vtom" -> new VtomImporter();
            case "rundeck" -> new RundeckImporter();
            case "crontab" -> new CrontabImporter();
            case "systemd" -> new SystemdImporter();
            default -> null;
        };
    }
}
