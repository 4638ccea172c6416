package regie.formats.imports.rundeck;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Names;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.ShellLine;
import regie.formats.imports.Tree;

/** Options are variables of the plan; secure ones are secrets. */
final class RundeckOptions {

    private static final Pattern TOKEN = Pattern.compile("\\$\\{([A-Za-z0-9_.:*-]+)}|@((?:option|job|node|globals)\\.[A-Za-z0-9_.-]+)@");
    private static final Pattern EXIT_CODE = Pattern.compile("([0-9]+):exec\\.exitCode\\*?");

    private final RundeckJob job;
    private final EstateDraft draft;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();

    RundeckOptions(RundeckJob job, EstateDraft draft) {
        this.job = job;
        this.draft = draft;
    }

    void declare() {
        PlanDraft plan = job.plan();
        for (RundeckJob.Option option : job.options()) {
            String variable = Names.variable(option.name());
            boolean secure = Nodes.isTrue(option.node(), "secure") || !Nodes.text(option.node(), "storagePath").isEmpty();
            if (secure) {
                secrets.put(option.name(), Names.of(option.name()));
            } else {
                variables.put(option.name(), variable);
                String value = Nodes.text(option.node(), "value").isEmpty() ? Nodes.text(option.node(), "defaultValue")
                        : Nodes.text(option.node(), "value");
                plan.head().under("variables").put(variable, Tree.text(value.contains("{{") ? "" : value));
            }
            settle(option, secure, plan.at("variables." + variable));
        }
        Nodes.at(job.root(), "context", "options", "preserveOrder").ifPresent(node -> job.leaves().each(node,
                attribute -> attribute.carried("", "l'ordre est gardé", "the order is kept")));
        Nodes.at(job.root(), "options").ifPresent(node -> job.leaves().rest(node, attribute -> attribute.carried("",
                "aucune option", "no option")));
    }

    private void settle(RundeckJob.Option option, boolean secure, String target) {
        if (option.node() instanceof regie.formats.yaml.Node.Mapping mapping) {
            mapping.entries().values().forEach(entry -> job.leaves().each(entry.value(), attribute -> {
                switch (entry.key()) {
                    case "name", "type", "sortIndex" -> attribute.carried(target);
                    case "value", "defaultValue" -> attribute.carried(target);
                    case "secure", "valueExposed", "storagePath" -> {
                        if (secure) {
                            attribute.approximated(target, "un secret, à donner à Régie sous ce nom",
                                    "a secret, to be given to Régie under this name");
                        } else {
                            attribute.carried(target, "visible, comme avant", "visible, as before");
                        }
                    }
                    case "required" -> attribute.approximated(target,
                            "la variable a une valeur, vide au besoin : la donner à la commande (--set)",
                            "the variable has a value, empty if need be: give it with the order (--set)");
                    case "description", "label" -> attribute.notCarried("une variable n'a pas de texte", "a variable has no text");
                    default -> attribute.notCarried("le choix et le contrôle des valeurs ne sont pas repris",
                            "the choice and the check of values are not carried");
                }
            }));
        }
    }

    boolean isEmpty() {
        return variables.isEmpty() && secrets.isEmpty();
    }

    /** A shell line with Rundeck's tokens as expressions; secrets go by the environment. */
    String shell(String line, int step) {
        String withSecrets = line;
        for (String option : secrets.keySet()) {
            withSecrets = withSecrets.replace("${option." + option + "}", "$" + environment(option))
                    .replace("@option." + option + "@", "$" + environment(option));
        }
        return ShellLine.replace(withSecrets, TOKEN, found -> expression(found, step));
    }

    /** In a text that no shell reads. */
    String text(String text) {
        return ShellLine.inText(text, TOKEN, found -> expression(found, 0));
    }

    private Optional<String> expression(Matcher found, int step) {
        String token = found.group(1) == null ? found.group(2) : found.group(1);
        if (token.startsWith("option.") || token.startsWith("unquotedoption.")) {
            return Optional.ofNullable(variables.get(token.substring(token.indexOf('.') + 1)));
        }
        if (token.startsWith("globals.")) {
            return Optional.of(draft.variable(token.substring(8), "to-be-set"));
        }
        Matcher code = EXIT_CODE.matcher(token);
        if (code.matches() && Integer.parseInt(code.group(1)) < step) {
            return Optional.of("tasks.step_" + code.group(1) + ".exit_code");
        }
        return Optional.ofNullable(switch (token) {
            case "job.execid", "job.executionId" -> "run";
            case "job.name" -> "plan";
            case "node.name", "node.hostname" -> "host";
            default -> null;
        });
    }

    /** Rundeck's own names in the environment of scripts. */
    static String environment(String option) {
        return "RD_OPTION_" + option.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    /** A script's text: tokens become variables of the environment. */
    String script(String body) {
        String text = body;
        for (String option : variables.keySet()) {
            text = text.replace("@option." + option + "@", "$" + environment(option)).replace("${option." + option + "}", "$"
                    + environment(option));
        }
        for (String option : secrets.keySet()) {
            text = text.replace("@option." + option + "@", "$" + environment(option));
        }
        return text;
    }

    /** What a step's process gets. */
    Map<String, String> environment(boolean all) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (all) {
            variables.forEach((option, variable) -> environment.put(environment(option), "{{ " + variable + " }}"));
        }
        secrets.forEach((option, secret) -> environment.put(environment(option), "{{ secret('" + secret + "') }}"));
        return environment;
    }
}
