package regie.formats.estate;

import java.time.LocalDate;
import java.util.List;
import regie.estate.finding.EstateProblem;
import regie.estate.schedule.DaysProblem;
import regie.kernel.Text;

/** What can be wrong with calendars and with rules of days. */
final class CalendarProblems {

    private static final int SHOWN = 12;

    private CalendarProblems() {}

    static EstateProblem unknownRegion(String code, List<String> near) {
        String some = String.join(", ", near.subList(0, Math.min(SHOWN, near.size()))) + (near.size() > SHOWN ? ", …" : "");
        return problem("unknown-holidays", "« " + code + " » n'a pas de jours fériés connus.", "\"" + code + "\" has no known holidays.",
                near.isEmpty() ? "Écrivez le code ISO d'un pays (FR) ou d'une région (FR-57), ou TARGET2, NYSE."
                        : "Choisissez parmi : " + some + ".",
                near.isEmpty() ? "Write the ISO code of a country (FR) or a region (FR-57), or TARGET2, NYSE."
                : "Choose among: " + some + ".");
    }

    static EstateProblem besideDates(String key) {
        return problem("calendar", "« " + key + " » ne va pas avec « dates », qui dit à lui seul les jours ouvrés.",
                "\"" + key + "\" does not go with \"dates\", which says alone which days are worked.",
                "Ôtez l'un des deux, ou combinez deux calendriers par and, or, minus.",
                "Remove one of them, or combine two calendars by and, or, minus.");
    }

    static EstateProblem neverWorked(String name) {
        return problem("calendar", "le calendrier « " + name + " » n'a aucun jour ouvré : rien n'y partirait jamais.",
                "the calendar \"" + name + "\" has no working day: nothing would ever start on it.",
                "Corrigez weekend, closed, and, or ou minus.", "Correct weekend, closed, and, or or minus.");
    }

    static EstateProblem days(DaysProblem wrong) {
        Text says = wrong.sentence();
        return problem("days", says.fr() + ".", says.en() + ".",
                "Corrigez la règle ; la grammaire est dans docs/estate.fr.md.", "Correct the rule; the grammar stands in docs/estate.md.");
    }

    static EstateProblem neverDue(LocalDate from, LocalDate to) {
        return problem("never-due", "ce schedule n'a aucune date du " + from + " au " + to + ".",
                "this schedule has no date from " + from + " to " + to + ".",
                "Corrigez days, except, if_closed ou le calendrier ; un plan que l'on ne charge qu'à la main n'a pas de schedule.",
                "Correct days, except, if_closed or the calendar; a plan that is only ordered by hand has no schedule.");
    }

    static EstateProblem endsSoon(String calendar, LocalDate until, String plan) {
        return problem("calendar-ends", "le calendrier « " + calendar + " » s'arrête le " + until + " ; « " + plan
                        + " » n'aura plus de dates ensuite.",
                "the calendar \"" + calendar + "\" ends on " + until + "; \"" + plan + "\" has no dates after that.",
                "Ajoutez l'année suivante, ou repoussez until.", "Add the year after, or move until.");
    }

    static EstateProblem ended(String calendar, LocalDate until, String plan) {
        return problem("calendar-ends", "le calendrier « " + calendar + " » s'est arrêté le " + until + " ; « " + plan
                        + " » ne peut plus être planifié.",
                "the calendar \"" + calendar + "\" ended on " + until + "; \"" + plan + "\" can no longer be planned.",
                "Ajoutez l'année en cours, ou repoussez until.", "Add the current year, or move until.");
    }

    private static EstateProblem problem(String code, String fr, String en, String doFr, String doEn) {
        return new EstateProblem(code, new Text(fr, en), new Text(doFr, doEn));
    }
}
