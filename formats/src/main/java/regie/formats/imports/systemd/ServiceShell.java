package regie.formats.imports.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regie.formats.imports.ShellLine;

/** What a shell does in systemd's place before the command: files with variables, conditions on paths, priorities. */
final class ServiceShell {

    private static final Map<String, String> TESTS = new TreeMap<>(Map.of("PathExists", "-e", "PathIsDirectory", "-d",
            "PathIsSymbolicLink", "-L", "PathIsReadWrite", "-w", "FileNotEmpty", "-s", "FileIsExecutable", "-x"));

    private ServiceShell() {}

    /** Lines before the command. */
    static List<String> before(Unit service) {
        List<String> lines = new ArrayList<>();
        for (UnitFile.Setting setting : service.settings()) {
            if (isTest(setting)) {
                lines.add(test(setting, service.name()));
            }
        }
        List<UnitFile.Setting> files = service.all("EnvironmentFile");
        if (!files.isEmpty()) {
            lines.add("set -a");
            for (UnitFile.Setting setting : files) {
                boolean optional = setting.value().startsWith("-");
                String path = ShellLine.word(Specifiers.closed(Specifiers.expanded(setting.value()
                        .substring(optional ? 1 : 0), service.name())));
                lines.add(optional ? "[ ! -r " + path + " ] || . " + path : ". " + path);
            }
            lines.add("set +a");
        }
        return lines;
    }

    static boolean isTest(UnitFile.Setting setting) {
        boolean could = setting.key().startsWith("Condition") || setting.key().startsWith("Assert");
        return could && setting.section().equals("Unit") && TESTS.containsKey(setting.key().replaceFirst("^(Condition|Assert)", ""))
                && !setting.value().startsWith("|") && !setting.value().replaceFirst("^!", "").contains("*");
    }

    private static String test(UnitFile.Setting setting, String unit) {
        boolean not = setting.value().startsWith("!");
        String path = ShellLine.word(Specifiers.closed(Specifiers.expanded(setting.value().substring(not ? 1 : 0).strip(), unit)));
        String letter = TESTS.get(setting.key().replaceFirst("^(Condition|Assert)", ""));
        return "[ " + (not ? "! " : "") + letter + " " + path + " ] || exit " + (setting.key().startsWith("Assert") ? 1 : 0);
    }

    /** {@code nice}, {@code ionice} and {@code chrt} in front of the command. */
    static String wrapper(Unit service) {
        List<String> words = new ArrayList<>();
        String nice = service.text("Nice");
        if (nice.matches("-?[0-9]{1,2}") && !nice.equals("0")) {
            words.add("nice -n " + nice);
        }
        String io = number(service.text("IOSchedulingClass"), List.of("none", "realtime", "best-effort", "idle"));
        String level = service.text("IOSchedulingPriority");
        if (!io.isEmpty() && !io.equals("0")) {
            words.add("ionice -c " + io + (level.matches("[0-7]") && !io.equals("3") ? " -n " + level : ""));
        }
        String policy = service.text("CPUSchedulingPolicy");
        if (policy.equals("idle") || policy.equals("batch")) {
            words.add("chrt --" + policy + " 0");
        }
        return String.join(" ", words);
    }

    private static String number(String word, List<String> names) {
        return word.matches("[0-3]") ? word : names.contains(word) ? String.valueOf(names.indexOf(word)) : "";
    }
}
