package regie.formats.imports.systemd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;

/** Under what conditions a service's commands run: account, folder, environment, limits, what counts as success. */
final class ServiceSettings {

    private static final Pattern CONFINED = Pattern.compile(
            "Protect.*|Private.*|Restrict.*|Capability.*|AmbientCapabilities|NoNewPrivileges"
            + "|MemoryDenyWriteExecute|LockPersonality|SystemCall.*|.*Paths|BindPaths|BindReadOnlyPaths|Root.*|DynamicUser"
            + "|Device.*|IPAddress.*"
            + "|SecureBits|RemoveIPC|KeyringMode|ProcSubset|MountFlags|MountAPIVFS|TemporaryFileSystem"
            + "|SELinuxContext|AppArmorProfile|NetworkNamespacePath");
    private static final Pattern LIMIT = Pattern.compile(
            "Limit.*|CPU.*|Memory.*|IO.*|Tasks.*|Slice|Delegate.*|OOM.*|BlockIO.*|AllowedCPUs|NUMA.*");
    private static final Pattern FOLDERS = Pattern.compile(
            "(Runtime|State|Cache|Logs|Configuration)Directory.*|LoadCredential.*|SetCredential.*|ImportCredential");
    private static final Pattern LOG = Pattern.compile("Standard(Output|Error)|Syslog.*|LogLevelMax|LogRateLimit.*|TTY.*");
    private static final Pattern EXEC = Pattern.compile("Exec(Condition|Start|StartPre|StartPost|Stop|StopPost)");
    private static final Map<String, Integer> EXITS = new TreeMap<>(Map.ofEntries(Map.entry("SUCCESS", 0), Map.entry("FAILURE", 1),
            Map.entry("USAGE", 64), Map.entry("DATAERR", 65), Map.entry("NOINPUT", 66), Map.entry("NOUSER", 67), Map.entry("NOHOST", 68),
            Map.entry("UNAVAILABLE", 69), Map.entry("SOFTWARE", 70), Map.entry("OSERR", 71), Map.entry("OSFILE", 72),
            Map.entry("CANTCREAT", 73), Map.entry("IOERR", 74), Map.entry("TEMPFAIL", 75), Map.entry("PROTOCOL", 76),
            Map.entry("NOPERM", 77), Map.entry("CONFIG", 78)));

    private final Unit service;
    private final PlanDraft plan;
    private final List<String> main;

    ServiceSettings(Unit service, PlanDraft plan, List<String> main) {
        this.service = service;
        this.plan = plan;
        this.main = main;
    }

    void settle() {
        if (!service.ofUser() && service.one("User").isEmpty()) {
            plan.tasks().values().stream().filter(task -> !task.has("user")).forEach(task -> task.word("user", "root"));
        }
        for (UnitFile.Setting setting : service.settings()) {
            if (!setting.attribute().isSettled() && !EXEC.matcher(setting.key()).matches()) {
                switch (setting.section()) {
                    case "Service" -> service(setting, setting.attribute());
                    case "Unit" -> UnitSettings.settle(setting, plan, ServiceShell.isTest(setting) ? first("run") : "");
                    default -> UnitSettings.others(setting);
                }
            }
        }
    }

    private String first(String key) {
        return main.isEmpty() ? plan.at("") : plan.at(main.getFirst(), key);
    }

    private void all(String key, Tree value) {
        plan.tasks().values().stream().filter(task -> !task.has(key)).forEach(task -> task.put(key, value));
    }

    private void service(UnitFile.Setting setting, SourceAttribute attribute) {
        String value = setting.value();
        switch (setting.key()) {
            case "Type" -> type(attribute);
            case "User" -> {
                all("user", Tree.text(value));
                attribute.carried(first("user"));
            }
            case "Group", "SupplementaryGroups" -> attribute.notCarried("le groupe est celui du compte sur la machine",
                    "the group is that of the account on the machine");
            case "WorkingDirectory" -> folder(value, attribute);
            case "Environment" -> environment(value, attribute);
            case "EnvironmentFile" -> attribute.approximated(first("run"),
                    "lu par le shell avant la commande : les guillemets y ont le sens du shell",
                    "read by the shell before the command: quotes mean there what they mean to the shell");
            case "TimeoutStartSec", "TimeoutSec" -> timeout(value, attribute, service.text("Type").equals("oneshot"));
            case "RuntimeMaxSec" -> timeout(value, attribute, true);
            case "TimeoutStopSec" -> grace(value, attribute);
            case "Restart" -> restart(value, attribute);
            case "RestartSec", "StartLimitBurst" -> attribute.carried(first("retry"));
            case "SuccessExitStatus" -> success(attribute);
            case "Nice", "IOSchedulingClass", "IOSchedulingPriority", "CPUSchedulingPolicy" -> priority(setting, attribute);
            case "KillMode", "KillSignal", "SendSIGKILL", "SendSIGHUP", "FinalKillSignal" -> attribute.notCarried(
                    "Régie arrête tout le groupe de processus : TERM, puis KILL après « grace »",
                    "Régie stops the whole group of processes: TERM, then KILL after \"grace\"");
            case "RemainAfterExit", "IgnoreSIGPIPE", "GuessMainPID", "PIDFile", "NotifyAccess", "WatchdogSec", "BusName" ->
                    attribute.notCarried("propre à un service qui reste ; un traitement se termine",
                            "of a service that stays; a task ends");
            case "ExecReload" -> attribute.carried("", "ne sert qu'au rechargement", "only for a reload");
            default -> byPattern(setting.key(), attribute);
        }
    }

    private static void byPattern(String key, SourceAttribute attribute) {
        if (LOG.matcher(key).matches()) {
            attribute.carried("", "Régie garde elle-même la sortie de chaque tentative", "Régie itself keeps the output of every attempt");
        } else if (CONFINED.matcher(key).matches()) {
            attribute.notCarried("confinement par systemd : pour le garder, lancer l'unité par « systemctl start --wait »",
                    "confinement by systemd: to keep it, start the unit by 'systemctl start --wait'");
        } else if (LIMIT.matcher(key).matches()) {
            attribute.notCarried("limite posée par systemd : à poser sur la machine, ou par « systemd-run »",
                    "a limit set by systemd: to be set on the machine, or by 'systemd-run'");
        } else if (FOLDERS.matcher(key).matches()) {
            attribute.notCarried("préparé par systemd avant la commande : à créer sur la machine",
                    "made by systemd before the command: create it on the machine");
        } else {
            attribute.notCarried("sans équivalent dans Régie", "no equivalent in Régie");
        }
    }

    private void type(SourceAttribute attribute) {
        if (attribute.value().equals("oneshot")) {
            attribute.carried(first(""));
        } else if (attribute.value().equals("forking")) {
            attribute.approximated(first(""), "le programme se détache : Régie voit la fin du premier processus",
                    "the program detaches: Régie sees the end of its first process");
        } else {
            attribute.carried(first(""), "Régie attend la fin de la commande", "Régie waits for the end of the command");
        }
    }

    private void folder(String value, SourceAttribute attribute) {
        String path = Specifiers.closed(Specifiers.expanded(value.replaceFirst("^-", ""), service.name()));
        if (!path.startsWith("/") || path.contains("{{")) {
            attribute.notCarried("le répertoire du compte : donner son chemin dans « folder »",
                    "the account's home: give its path in \"folder\"");
            return;
        }
        all("folder", Tree.text(path));
        attribute.carried(first("folder"));
    }

    private void environment(String value, SourceAttribute attribute) {
        for (String pair : ExecLine.split(Specifiers.expanded(value, service.name()))) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals);
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || pair.contains("{{")) {
                attribute.notCarried("« " + pair + " » n'est pas NOM=valeur, ou contient « {{ »", "'" + pair
                        + "' is not NAME=value, or holds \"{{\"");
                continue;
            }
            String text = Specifiers.closed(pair.substring(equals + 1));
            plan.tasks().values().forEach(task -> task.under("env").put(name, Tree.text(text)));
            attribute.carried(first("env." + name));
        }
    }

    private void timeout(String value, SourceAttribute attribute, boolean counts) {
        Optional<Duration> limit = Span.read(value).filter(span -> !span.isZero());
        if (!counts || limit.isEmpty()) {
            boolean none = value.equals("infinity") || value.equals("0");
            attribute.carried("", none ? "sans limite" : "ne borne que le démarrage", none ? "without a limit" : "bounds the start only");
            return;
        }
        all("timeout", Tree.word(Span.written(limit.get())));
        if (main.size() > 1) {
            attribute.approximated(first("timeout"), "pour chaque commande, non pour l'ensemble",
                    "for each command, not for all of them together");
        } else {
            attribute.carried(first("timeout"));
        }
    }

    private void grace(String value, SourceAttribute attribute) {
        Optional<Duration> span = Span.read(value).filter(wait -> !wait.isZero());
        if (span.isPresent()) {
            all("grace", Tree.word(Span.written(span.get())));
            attribute.carried(first("grace"));
        } else {
            attribute.notCarried("sans limite : Régie arrête toujours au bout de « grace »",
                    "without a limit: Régie always stops after \"grace\"");
        }
    }

    private void restart(String value, SourceAttribute attribute) {
        if (value.equals("no")) {
            attribute.carried("", "le défaut", "the default");
            return;
        }
        int burst = service.text("StartLimitBurst").matches("[1-9][0-9]?") ? Integer.parseInt(service.text("StartLimitBurst")) : 5;
        Fields retry = new Fields().put("times", Tree.word(Math.max(1, burst - 1)));
        Span.read(service.text("RestartSec")).filter(delay -> delay.toSeconds() >= 1)
                .ifPresent(delay -> retry.word("delay", Span.written(delay)));
        main.forEach(task -> plan.fields(task).put("retry", retry));
        attribute.approximated(first("retry"), "autant de reprises que StartLimitBurst le permet (" + (burst - 1) + ")",
                "as many retries as StartLimitBurst allows (" + (burst - 1) + ")");
    }

    private void success(SourceAttribute attribute) {
        TreeSet<Integer> codes = new TreeSet<>(List.of(0));
        List<String> others = new ArrayList<>();
        for (UnitFile.Setting setting : service.all("SuccessExitStatus")) {
            for (String word : setting.value().split("\\s+")) {
                Integer code = word.matches("[0-9]{1,3}") ? Integer.valueOf(word) : EXITS.get(word);
                if (code != null && code <= 255) {
                    codes.add(code);
                } else {
                    others.add(word);
                }
            }
        }
        if (codes.size() > 1) {
            main.stream().map(plan::fields).filter(task -> !task.has("ok_when")).forEach(task ->
                    task.put("ok_when", Tree.quoted("exit_code in ["
                            + String.join(", ", codes.stream().map(String::valueOf).toList()) + "]")));
        }
        if (others.isEmpty()) {
            attribute.carried(first("ok_when"));
        } else {
            String left = String.join(" ", others);
            attribute.approximated(first("ok_when"), "sans les signaux : " + left, "without the signals: " + left);
        }
    }

    private void priority(UnitFile.Setting setting, SourceAttribute attribute) {
        if (ServiceShell.wrapper(service).isEmpty()) {
            attribute.notCarried("sans équivalent dans Régie", "no equivalent in Régie");
        } else {
            String tool = setting.is("Nice") ? "nice" : setting.is("CPUSchedulingPolicy") ? "chrt" : "ionice";
            attribute.carried(first("run"), "par " + tool + ", devant la commande", "by " + tool + ", before the command");
        }
    }
}
