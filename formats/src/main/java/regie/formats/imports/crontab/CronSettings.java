package regie.formats.imports.crontab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.kernel.Language;

/** What the variables of a crontab come to: most are the environment of the tasks, some are words to cron itself. */
final class CronSettings {

    private final EstateDraft draft;
    private final Language language;
    private final Map<String, String> mails = new LinkedHashMap<>();

    CronSettings(EstateDraft draft, Language language) {
        this.draft = draft;
        this.language = language;
    }

    void settle(CronEntry entry, PlanDraft plan, String task) {
        Fields fields = plan.fields(task);
        entry.environment().forEach((name, setting) -> {
            SourceAttribute attribute = setting.attribute();
            switch (name) {
                case "MAILTO" -> mail(setting, plan, task);
                case "SHELL" -> {
                    boolean usual = fields.has("run");
                    attribute.carried(plan.at(task, usual ? "run" : "exec"), usual ? "c'est l'interpréteur de « run »" : "",
                            usual ? "it is the shell of \"run\"" : "");
                }
                case "CRON_TZ" -> zone(entry, attribute, plan);
                case "MAILFROM", "CONTENT_TYPE", "CONTENT_TRANSFER_ENCODING" -> attribute.notCarried(
                        "en-tête des courriers de cron : Régie n'en envoie pas, elle garde la sortie de chaque tentative",
                        "a header of cron's mails: Régie sends none, it keeps the output of every attempt");
                case "RANDOM_DELAY" -> random(entry, attribute, plan);
                case "START_HOURS_RANGE" -> hours(entry, attribute, plan);
                case "LOGNAME", "USER" -> {
                    boolean same = setting.value().equals(fields.text("user").orElse(""));
                    if (same) {
                        attribute.carried(plan.at(task, "user"));
                    } else {
                        environment(name, setting, plan, task);
                    }
                }
                default -> environment(name, setting, plan, task);
            }
        });
    }

    private void environment(String name, CronEntry.Setting setting, PlanDraft plan, String task) {
        SourceAttribute attribute = setting.attribute();
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            attribute.notCarried("ce nom n'est pas celui d'une variable d'environnement", "this is no name of an environment variable");
            return;
        }
        if (setting.value().contains("{{")) {
            attribute.notCarried("« {{ » commence ici une expression : à écrire autrement",
                    "\"{{\" begins an expression here: write it otherwise");
            return;
        }
        Fields fields = plan.fields(task);
        fields.under("env").put(name, Tree.text(setting.value()));
        if (name.equals("HOME")) {
            fields.put("folder", Tree.text(setting.value()));
            attribute.carried(plan.at(task, "folder"));
        } else {
            attribute.carried(plan.at(task, "env." + name));
        }
    }

    private void zone(CronEntry entry, SourceAttribute attribute, PlanDraft plan) {
        if (entry.zone().isPresent()) {
            attribute.carried(plan.at("schedule.zone"), "comme cronie ; le cron de Debian ne connaît pas CRON_TZ",
                    "as cronie does; Debian's cron does not know CRON_TZ");
        } else if (attribute.value().isBlank()) {
            attribute.carried("", "vide : le fuseau de la machine", "empty: the machine's zone");
        } else {
            attribute.notCarried("fuseau inconnu : les heures sont lues dans celui du référentiel",
                    "an unknown zone: times are read in that of the estate");
        }
    }

    private static void random(CronEntry entry, SourceAttribute attribute, PlanDraft plan) {
        if (entry.when() instanceof CronEntry.When.Period) {
            attribute.approximated(plan.at("schedule"), "retard tiré au hasard (minutes) : ici au plus tôt",
                    "a delay drawn at random (minutes): here at the earliest");
        } else {
            attribute.carried("", "ne concerne qu'anacron", "only for anacron");
        }
    }

    private static void hours(CronEntry entry, SourceAttribute attribute, PlanDraft plan) {
        if (entry.when() instanceof CronEntry.When.Period) {
            attribute.approximated(plan.at("schedule.at"), "le début de la plage ; sa fin n'est pas reprise",
                    "the beginning of the range; its end is not carried");
        } else {
            attribute.carried("", "ne concerne qu'anacron", "only for anacron");
        }
    }

    /** Cron mails what a line prints; here its reader is told by an instruction whom to call when the task fails. */
    private void mail(CronEntry.Setting setting, PlanDraft plan, String task) {
        SourceAttribute attribute = setting.attribute();
        String to = setting.value().strip();
        if (to.isEmpty()) {
            attribute.carried("", "vide : cron n'envoyait rien", "empty: cron sent nothing");
            return;
        }
        String instruction = mails.computeIfAbsent(to, this::instruction);
        plan.fields(task).put("instruction", instruction);
        attribute.approximated("instruction " + instruction, "cron envoyait toute sortie à cette adresse ; ici elle est gardée, "
                + "et une consigne dit qui prévenir en cas d'échec",
                "cron mailed all output to this address; here it is kept, and an instruction says whom to tell after a failure");
    }

    private String instruction(String to) {
        boolean french = language == Language.FRENCH;
        String name = draft.instruction("tell-" + to.replaceFirst("@.*$", ""), french
                ? "La crontab envoyait par courrier à **" + to + "** tout ce que ce traitement écrivait (MAILTO).\n\n"
                        + "En cas d'échec : lire la sortie de la tentative, puis prévenir " + to + "."
                : "The crontab mailed everything that this task wrote to **" + to + "** (MAILTO).\n\n"
                        + "After a failure: read the output of the attempt, then tell " + to + ".");
        draft.document("instruction", name).ifPresent(document -> document.put("cases",
                new Tree.Items(List.of(new Fields().word("do", "call").put("who", to)))));
        return name;
    }
}
