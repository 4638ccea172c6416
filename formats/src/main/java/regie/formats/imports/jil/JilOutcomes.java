package regie.formats.imports.jil;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import regie.formats.imports.Fields;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.kernel.Text;

/** How a job ends, what is done then, and who is told. */
final class JilOutcomes {

    private static final Pattern CODES = Pattern.compile("\\s*[0-9]+(\\s*-\\s*[0-9]+)?(\\s*,\\s*[0-9]+(\\s*-\\s*[0-9]+)?)*\\s*");

    private final JilEstate estate;

    JilOutcomes(JilEstate estate) {
        this.estate = estate;
    }

    boolean settle(JilJob job, SourceAttribute attribute) {
        switch (attribute.name()) {
            case "max_exit_success", "success_codes", "fail_codes" -> codes(job, attribute);
            case "n_retrys" -> retries(job, attribute);
            case "term_run_time" -> minutes(job, attribute, "timeout");
            case "max_run_alarm", "avg_runtime" -> minutes(job, attribute, "expect");
            case "min_run_alarm" -> zeroOr(attribute, "alerte de durée trop courte : elle se déduit de l'historique, sans seuil propre",
                    "an alarm of too short a run: it follows from the history, without a threshold of its own");
            case "alarm_if_fail", "alarm_if_terminated" -> alarm(attribute);
            case "send_notification", "notification_msg", "notification_emailaddress", "notification_emailaddress_on_failure",
                    "notification_emailaddress_on_success", "notification_emailaddress_on_alarm",
                            "notification_emailaddress_on_terminated",
                    "notification_alarm_types", "notification_id", "notification_template", "service_desk", "svcdesk_desc", "svcdesk_pri",
                    "svcdesk_attr", "svcdesk_imp", "svcdesk_sev" -> notify(job, attribute);
            case "box_terminator" -> terminator(job, attribute,
                    "l'échec arrête l'exécution, mais ce qui tourne va à son terme",
                    "the failure stops the run, but what is running goes to its end");
            case "job_terminator" -> terminator(job, attribute,
                    "ce qui tourne va à son terme quand le plan échoue : l'interrompre est un geste",
                    "what is running goes to its end when the plan fails: killing it is a gesture");
            case "box_success", "box_failure" -> attribute.notCarried(
                    "un plan réussit quand tous ses traitements ont réussi : rendre les autres sans conséquence (if_fails: continue)",
                    "a plan succeeds when all its tasks have succeeded: make the others harmless (if_fails: continue)");
            case "auto_delete" -> attribute.notCarried("un référentiel ne s'efface pas de lui-même", "an estate does not delete itself");
            case "job_class", "heartbeat_interval", "chk_files", "sub_application", "test_machine", "external_app", "creator",
                    "create_date",
                    "job_number", "has_blob", "continuous" -> attribute.notCarried("sans équivalent dans Régie",
                            "no equivalent in Régie");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void codes(JilJob job, SourceAttribute attribute) {
        boolean task = job.isTask() && !job.isBox();
        if (!task || !CODES.matcher(attribute.value()).matches()) {
            attribute.notCarried("codes illisibles, ou d'une boîte", "the codes cannot be read, or are those of a box");
            return;
        }
        String inForce = job.get("fail_codes").isPresent() ? "fail_codes"
                : job.get("success_codes").isPresent() ? "success_codes" : "max_exit_success";
        if (!inForce.equals(attribute.name())) {
            attribute.carried("", "sans effet : " + inForce + " décide seul", "without effect: " + inForce + " decides alone");
            return;
        }
        String test = switch (attribute.name()) {
            case "max_exit_success" -> attribute.value().strip().equals("0") ? "" : "exit_code <= " + attribute.value().strip();
            case "success_codes" -> expression(attribute.value());
            default -> "!(" + expression(attribute.value()) + ")";
        };
        if (!test.isEmpty()) {
            job.fields().put("ok_when", Tree.quoted(test));
        }
        attribute.carried(job.at("ok_when"));
    }

    private static String expression(String codes) {
        List<String> single = new ArrayList<>();
        List<String> tests = new ArrayList<>();
        for (String part : codes.split(",")) {
            String[] ends = part.strip().split("\\s*-\\s*");
            if (ends.length == 2) {
                tests.add("exit_code >= " + ends[0] + " && exit_code <= " + ends[1]);
            } else {
                single.add(ends[0]);
            }
        }
        if (single.size() == 1) {
            tests.addFirst("exit_code == " + single.getFirst());
        } else if (!single.isEmpty()) {
            tests.addFirst("exit_code in [" + String.join(", ", single) + "]");
        }
        return String.join(" || ", tests);
    }

    private static void retries(JilJob job, SourceAttribute attribute) {
        String times = attribute.value().strip();
        if (times.equals("0")) {
            attribute.carried("", "pas de nouvel essai", "no retry");
        } else if (times.matches("[1-9][0-9]?") && job.isTask() && !job.isBox()) {
            job.fields().put("retry", new Fields().word("times", times));
            attribute.carried(job.at("retry"));
        } else {
            attribute.notCarried("nombre illisible, ou d'une boîte", "the number cannot be read, or is that of a box");
        }
    }

    private static void minutes(JilJob job, SourceAttribute attribute, String key) {
        String minutes = attribute.value().strip();
        boolean task = job.isTask() && !job.isBox();
        if (minutes.equals("0") || minutes.isEmpty()) {
            attribute.carried("", "zéro : pas de limite", "zero: no limit");
        } else if (!minutes.matches("[0-9]{1,6}") || !task) {
            attribute.notCarried(task ? "durée illisible" : "une boîte n'a ici ni durée ni alerte propres",
                    task ? "the duration cannot be read" : "a box has no duration and no alarm of its own here");
        } else if (key.equals("timeout")) {
            job.fields().word("timeout", minutes + "m");
            attribute.carried(job.at("timeout"));
        } else {
            boolean beyond = job.text("term_run_time").matches("[1-9][0-9]{0,5}")
                    && Integer.parseInt(job.text("term_run_time")) < Integer.parseInt(minutes);
            job.fields().word("expect", (beyond ? job.text("term_run_time") : minutes) + "m");
            attribute.approximated(job.at("expect"), "le seuil d'alerte devient la durée attendue, que l'historique affinera",
                    "the alarm's threshold becomes the expected duration, which history will refine");
        }
    }

    private static void zeroOr(SourceAttribute attribute, String fr, String en) {
        if (attribute.value().strip().matches("0*")) {
            attribute.carried("", "zéro : pas d'alerte", "zero: no alarm");
        } else {
            attribute.notCarried(fr, en);
        }
    }

    private static void alarm(SourceAttribute attribute) {
        boolean on = List.of("1", "y", "yes", "true").contains(attribute.value().toLowerCase(Locale.ROOT));
        if (on) {
            attribute.carried("", "tout échec se voit à la console", "every failure is seen on the console");
        } else {
            attribute.approximated("", "tout échec se voit à la console, même celui-ci",
                    "every failure is seen on the console, this one too");
        }
    }

    private static void terminator(JilJob job, SourceAttribute attribute, String fr, String en) {
        if (job.isTrue(attribute.name())) {
            attribute.approximated("", fr, en);
        } else {
            attribute.carried("", "désactivé", "switched off");
        }
    }

    /** Whom to tell is written where the operator reads what to do. */
    private void notify(JilJob job, SourceAttribute attribute) {
        boolean off = attribute.name().equals("send_notification") && List.of("0", "n", "no").contains(
                attribute.value().toLowerCase(Locale.ROOT));
        if (off) {
            attribute.carried("", "pas d'avis", "no notice");
            return;
        }
        Fields holder = job.isBox() ? job.inner().orElseThrow().head() : job.fields();
        if (!holder.has("instruction")) {
            StringBuilder text = new StringBuilder(estate.comment(new Text("Avis demandés par l'ancien ordonnanceur :",
                    "Notices that the former scheduler was asked for:"))).append("\n\n");
            job.statement().attributes().stream().filter(one -> one.name().matches("(send_)?notification.*|svcdesk.*|service_desk"))
                    .forEach(one -> text.append("- ").append(one.name()).append(": ").append(one.value()).append('\n'));
            holder.put("instruction", Tree.word(estate.draft().instruction(job.isTask() ? job.task() : job.inner().orElseThrow().name(),
                    text.toString())));
        }
        attribute.approximated("instruction " + holder.text("instruction").orElseThrow(),
                "écrit dans la consigne, pour qui traite l'échec", "written in the instruction, for whoever handles the failure");
    }
}
