package regie.formats.estate;

import java.time.LocalDate;
import java.util.List;
import regie.estate.finding.EstateProblem;
import regie.estate.recurrence.RRuleProblem;
import regie.estate.time.CronProblem;
import regie.kernel.Text;

/** What can be wrong with when a plan is due and starts. */
final class ScheduleProblems {

    private ScheduleProblems() {}

    static EstateProblem starts(List<String> said) {
        return said.isEmpty()
                ? problem("schedule", "ce schedule ne dit pas d'heure.", "this schedule says no time.",
                        "Ajoutez at: \"22:00\", cron: …, every: … ou rrule: ….", "Add at: \"22:00\", cron: …, every: … or rrule: ….")
                : problem("schedule", "ce schedule dit l'heure plusieurs fois (" + String.join(", ", said) + ").",
                        "this schedule says the time more than once (" + String.join(", ", said) + ").",
                        "Gardez-en une, ou donnez plusieurs schedules.", "Keep one of them, or give several schedules.");
    }

    static EstateProblem mix(String key, String with) {
        return problem("schedule",
                "« " + key + " » ne va pas avec « " + with + " ».", "\"" + key + "\" does not go with \"" + with + "\".",
                "Ôtez l'une des deux.", "Remove one of them.");
    }

    static EstateProblem cron(CronProblem wrong) {
        Text says = wrong.sentence();
        return problem("cron", says.fr() + ".", says.en() + ".",
                "Corrigez l'expression ; « regie next --cron » montre ce qu'elle donne.",
                "Correct the expression; \"regie next --cron\" shows what it gives.");
    }

    static EstateProblem rrule(RRuleProblem wrong) {
        Text says = wrong.sentence();
        return problem("rrule", says.fr() + ".", says.en() + ".",
                "Corrigez la règle ; « regie next --rrule » montre ce qu'elle donne.",
                "Correct the rule; \"regie next --rrule\" shows what it gives.");
    }

    static EstateProblem noInterval() {
        return problem("schedule", "un intervalle nul ne finit jamais de partir.", "an interval of nothing never stops starting.",
                "Donnez une durée, par exemple 15m.", "Give a duration, such as 15m.");
    }

    static EstateProblem intervalBeyondWindow() {
        return problem("schedule", "cet intervalle est plus long que sa fenêtre : il n'y aurait qu'un passage.",
                "this interval is longer than its window: there would be one occurrence only.",
                "Écrivez « at: » pour un seul départ, ou raccourcissez l'intervalle.",
                "Write \"at:\" for a single start, or shorten the interval.");
    }

    static EstateProblem validBackwards() {
        return problem("schedule", "cette validité finit avant de commencer.", "this validity ends before it begins.",
                "Échangez from et until.", "Swap from and until.");
    }

    static EstateProblem neverDue() {
        return problem("never-due", "ce schedule ne tombe jamais : tous ses jours sont fermés, exclus ou hors de sa validité.",
                "this schedule never comes: all its days are closed, excluded or outside its validity.",
                "Écrivez « if_closed: run » si les jours fermés sont voulus, ou corrigez days, except et valid.",
                "Write \"if_closed: run\" where closed days are meant, or correct days, except and valid.");
    }

    static EstateProblem inVain(LocalDate date, Text why) {
        return problem("date-in-vain", "rien ne partira le " + date + " : " + why.fr() + ".",
                "nothing will start on " + date + ": " + why.en() + ".",
                "Ôtez cette date, ou écrivez « if_closed: run » (ou next).", "Delete the date, or write \"if_closed: run\" (or next).");
    }

    static EstateProblem overlapTwice() {
        return problem("overlap-twice",
                "overlap est dit par le plan et par son schedule, autrement.",
                "overlap is said by the plan and, differently, by its schedule.",
                "Gardez celui du plan.", "Keep that of the plan.");
    }

    private static EstateProblem problem(String code, String fr, String en, String doFr, String doEn) {
        return new EstateProblem(code, new Text(fr, en), new Text(doFr, doEn));
    }
}
