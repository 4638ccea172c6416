package regie.formats.schema;

import static regie.formats.schema.Types.choice;
import static regie.formats.schema.Types.either;
import static regie.formats.schema.Types.list;
import static regie.formats.schema.Types.reference;
import static regie.formats.schema.Types.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import regie.actions.Action;
import regie.actions.Actions;

/** What a task can do. Exactly one of these keys stands in a task. */
public final class ActionKeys {

    private static final Type FREE = new Type.Free();
    private static final Type ANSWER = choice("text", "number", "boolean", "date", "choice");

    private static final Type MANUAL = structure("manual",
            Key.of("who", reference("role"), "shift-lead", "Quel rôle.", "Which role."),
            Key.of("steps", list(Types.SENTENCE), "[\"Ouvrir le coffre\"]", "Les étapes.", "The steps."),
            Key.of("asks", new Type.MapOf(Rule.VARIABLE, either(ANSWER, structure("question",
                    Key.of("type", ANSWER, "number", "Le type de la réponse.", "The answer's type.").orElse("text"),
                    Key.of("label", Types.SENTENCE, "Montant", "La question.", "The question."),
                    Key.of("required", Types.FLAG, "true", "Une réponse est exigée.", "An answer is required.").orElse("true"),
                    Key.of("choices", new Type.ListOf(Types.TEXT, 1, 200), "[oui, non]", "Les choix, pour choice.",
                            "The choices, for choice."))), 50),
                    "{amount: number}", "Ce qui est demandé ; les réponses sont des sorties.", "What is asked for; answers are outputs."),
            Key.of("remind", Types.DURATION, "30m", "Rappel après.", "Reminder after."),
            Key.of("escalate", structure("escalate",
                    Key.of("after", Types.DURATION, "1h", "Après.", "After.").needed(),
                    Key.of("to", reference("role"), "manager", "À qui.", "To whom.").needed()),
                    "{after: 1h, to: manager}", "L'escalade.", "The escalation."));

    private static final Type SQL = structure("sql",
            Key.of("on", reference("connection"), "ledger", "La connexion.", "The connection.").needed(),
            Key.of("file", Types.TEMPLATE, "sql/load.sql", "Un fichier du référentiel.", "A file of the estate."),
            Key.of("query", Types.TEMPLATE, "\"select 1\"", "Ou le texte.", "Or the text."),
            Key.of("to", Types.TEMPLATE, "/data/out.csv", "Le résultat, en CSV.", "The result, as CSV."));

    private static final Type HTTP = structure("http",
            Key.of("get", Types.TEMPLATE, "\"https://ledger/health\"", "L'adresse, par méthode.", "The address, by method."),
            Key.of("post", Types.TEMPLATE, "\"{{ ledger_url }}/close\"", "De même.", "Likewise."),
            Key.of("put", Types.TEMPLATE, "\"https://ledger/x\"", "De même.", "Likewise."),
            Key.of("patch", Types.TEMPLATE, "\"https://ledger/x\"", "De même.", "Likewise."),
            Key.of("delete", Types.TEMPLATE, "\"https://ledger/x\"", "De même.", "Likewise."),
            Key.of("head", Types.TEMPLATE, "\"https://ledger/x\"", "De même.", "Likewise."),
            Key.of("headers", new Type.MapOf(Rule.LABEL, Types.TEMPLATE, 100), "{Accept: text/csv}", "Les en-têtes.", "The headers."),
            Key.of("json", FREE, "{date: \"{{ date }}\"}", "Le corps, en JSON.", "The body, as JSON."),
            Key.of("body", Types.TEMPLATE, "close", "Ou le corps, tel quel.", "Or the body, as it is."),
            Key.of("expect_status", either(new Type.Whole(100, 599), list(new Type.Whole(100, 599))), "200",
                    "Le ou les statuts de succès.", "The status or statuses of success."));

    /** In the order in which they are documented. */
    public static final List<Key> ACTIONS = List.of(
            Key.of("run", Types.TEMPLATE, "./extract.sh --date {{ date }}", "Une ligne pour le shell ; les valeurs y sont protégées.",
                    "A line for the shell; values are quoted in it."),
            Key.of("exec", new Type.ListOf(Types.TEMPLATE, 1, 10_000), "[./load, \"{{ date }}\"]",
                    "Un programme et ses arguments, sans shell.", "A program and its arguments, no shell."),
            Key.of("plan", either(reference("plan"), structure("sub-plan",
                    Key.of("name", reference("plan"), "export", "Le plan chargé.", "The plan that is ordered.").needed(),
                    Types.variables())), "export", "Un autre plan, chargé puis attendu.", "Another plan, ordered and waited for."),
            Key.of("approve", either(Types.TEXT, structure("approve",
                    Key.of("role", reference("role"), "shift-lead", "Qui décide.", "Who decides."),
                    Key.of("question", Types.SENTENCE, "{fr: On ouvre ?, en: Open?}", "La question.", "The question."))),
                    "{role: shift-lead, question: {fr: On ouvre ?, en: Open?}}", "Une décision : oui réussit, non échoue.",
                    "A decision: yes succeeds, no fails."),
            Key.of("manual", MANUAL, "{who: shift-lead, steps: [\"Ouvrir le coffre\"]}",
                    "Une tâche faite par une personne.", "Work done by a person."),
            Key.of("nothing", structure("nothing"), "{}", "Rien : un jalon.", "Nothing: a milestone."),
            Key.of("http", HTTP, "{get: \"https://ledger/health\", expect_status: 200}", "Une requête HTTP.", "An HTTP request."),
            Key.of("sql", SQL, "{on: ledger, file: sql/load.sql}", "Du SQL.", "SQL."),
            Key.of("transfer", FREE, "{from: /a, to: \"db:/b\"}", "Un transfert de fichiers.", "A transfer of files."),
            Key.of("await", FREE, "{file: /in/rates.csv}", "Attendre un fichier, une adresse, une requête.",
                    "Wait for a file, a URL, a query."),
            Key.of("notify", FREE, "{to: shift-lead, text: Fini}", "Prévenir.", "Notify."),
            Key.of("ansible", FREE, "{playbook: site.yml}", "Un playbook Ansible.", "An Ansible playbook."),
            Key.of("container", FREE, "{image: \"alpine:3\"}", "Un conteneur.", "A container."),
            Key.of("kubernetes", FREE, "{job: job.yaml}", "Un travail Kubernetes.", "A Kubernetes job."),
            Key.of("slurm", FREE, "{script: job.sh}", "Un travail Slurm.", "A Slurm job."),
            Key.of("restic", FREE, "{backup: /data}", "Une sauvegarde restic.", "A restic backup."),
            Key.of("postgres_backup", FREE, "{of: ledger}", "Une sauvegarde PostgreSQL.", "A PostgreSQL backup."),
            Key.of("check", FREE, "{name: disk}", "Une sonde.", "A check."));

    /** Actions that a plug-in adds: their own schema says what they take, and they judge it themselves. */
    private static final Map<String, Action> ADDED = added();

    private static final Set<String> NAMES = names();

    private ActionKeys() {}

    private static Map<String, Action> added() {
        Map<String, Action> added = new TreeMap<>();
        for (Action action : Actions.installed().all()) {
            if (ACTIONS.stream().noneMatch(known -> known.name().equals(action.name()))) {
                added.put(action.name(), action);
            }
        }
        return added;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(ADDED.keySet());
        ACTIONS.forEach(action -> names.add(action.name()));
        return names;
    }

    /** The built-in ones, then those that are installed beside. */
    static List<Key> all() {
        List<Key> all = new ArrayList<>(ACTIONS);
        ADDED.keySet().forEach(name -> all.add(Key.of(name, FREE, "{}", "Une action installée.", "An installed action.")));
        return all;
    }

    /** The JSON Schema of the arguments of an action that a plug-in adds. */
    static Optional<String> schemaOf(String action) {
        return Optional.ofNullable(ADDED.get(action)).map(Action::schema);
    }

    public static boolean isAction(String key) {
        return NAMES.contains(key);
    }
}
