package regie.formats.imports.systemd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A unit with its drop-ins: what systemd holds to be set in the end. Of keys that may stand once the last wins; lists grow, and an
 * empty value begins them anew.
 */
final class Unit {

    private static final Set<String> LISTS = new TreeSet<>(List.of("OnCalendar", "OnBootSec", "OnStartupSec", "OnActiveSec",
            "OnUnitActiveSec", "OnUnitInactiveSec", "ExecStart", "ExecStartPre", "ExecStartPost",
            "ExecStop", "ExecStopPost", "ExecCondition",
            "Environment", "EnvironmentFile", "PassEnvironment", "UnsetEnvironment", "SuccessExitStatus", "Documentation", "OnFailure",
            "OnSuccess", "ExecReload"));

    private final UnitFile file;
    private final String name;
    private final List<UnitFile.Setting> settings = new ArrayList<>();

    private Unit(UnitFile file, String name) {
        this.file = file;
        this.name = name;
    }

    /** An instance of a template, as {@code copy@orders.service} is one of {@code copy@.service}. */
    Unit instance(String instanceName) {
        Unit instance = new Unit(file, instanceName);
        instance.settings.addAll(settings);
        return instance;
    }

    /** By name, in the order of their files; drop-ins of units that are not there stay unsettled, and are told apart by the caller. */
    static Map<String, Unit> merged(List<UnitFile> files) {
        Map<String, Unit> units = new LinkedHashMap<>();
        for (UnitFile file : files) {
            if (!file.dropIn()) {
                Unit earlier = units.get(file.unit());
                if (earlier != null) {
                    replaced(earlier.file, "un autre fichier du même nom vient après : il vaut",
                            "another file of that name comes after: it holds");
                }
                units.put(file.unit(), new Unit(file, file.unit()));
            }
        }
        units.values().forEach(unit -> unit.add(unit.file));
        files.stream().filter(UnitFile::dropIn).sorted(Comparator.comparing(UnitFile::path)).forEach(drop -> {
            Unit unit = units.get(drop.unit());
            if (unit == null) {
                replaced(drop, "l'unité qu'il complète n'est pas parmi les fichiers", "the unit that it adds to is not among the files");
            } else {
                drop.source().self().carried("", "appliqué à " + drop.unit(), "applied to " + drop.unit());
                unit.add(drop);
            }
        });
        return units;
    }

    static void replaced(UnitFile file, String fr, String en) {
        file.source().self().notCarried(fr, en);
        file.settings().forEach(setting -> setting.attribute().notCarried(fr, en));
    }

    private void add(UnitFile from) {
        for (UnitFile.Setting setting : from.settings()) {
            boolean list = LISTS.contains(setting.key()) || setting.key().startsWith("Condition") || setting.key().startsWith("Assert")
                    || setting.section().equals("Unit") && !setting.is("Description");
            if (!list || setting.value().isEmpty()) {
                settings.removeIf(earlier -> {
                    boolean over = earlier.key().equals(setting.key()) && earlier.section().equals(setting.section());
                    if (over) {
                        earlier.attribute().carried("", "remplacé par une ligne qui suit", "replaced by a line that follows");
                    }
                    return over;
                });
            }
            if (setting.value().isEmpty()) {
                setting.attribute().carried("", "vide : efface ce qui précède", "empty: clears what stands before");
            } else {
                settings.add(setting);
            }
        }
    }

    String name() {
        return name;
    }

    /** Without the type. */
    String stem() {
        return name().substring(0, name().lastIndexOf('.'));
    }

    UnitFile file() {
        return file;
    }

    List<UnitFile.Setting> settings() {
        return List.copyOf(settings);
    }

    List<UnitFile.Setting> all(String key) {
        return settings.stream().filter(setting -> setting.is(key)).toList();
    }

    Optional<UnitFile.Setting> one(String key) {
        return settings.stream().filter(setting -> setting.is(key)).reduce((first, second) -> second);
    }

    String text(String key) {
        return one(key).map(UnitFile.Setting::value).orElse("");
    }

    /** {@code yes}, {@code true}, {@code on}, {@code 1}. */
    boolean isTrue(String key) {
        return text(key).matches("(?i)yes|true|on|1|y|t");
    }

    /** Whether a person's own systemd runs it, rather than the machine's. */
    boolean ofUser() {
        return file.path().replace('\\', '/').matches("(?:.*/)?(?:systemd/user|\\.config/systemd)/.*");
    }
}
