package regie.engine;

import java.util.Optional;
import regie.engine.EngineProblem.*;
import regie.kernel.Language;
import regie.kernel.Text;

/** The sentences of the problems of the day. */
final class DaySentences {

    private DaySentences() {}

    static Text of(OfDays problem) {
        return switch (problem) {
            case PlanningOutdated it -> new Text("Cette planification vient de la version " + it.planned() + ", et " + it.inForce()
                    + " est en vigueur. Elle est refaite avec celle-ci.",
                    "This was planned from version " + it.planned() + ", and " + it.inForce()
                            + " is in force. It is planned again from that.");
            case DateOutOfOrder it -> new Text("La date " + it.asked() + " ne peut pas être ouverte : c’est le tour de "
                    + it.expected() + ".",
                    "The date " + it.asked() + " cannot be opened: it is the turn of " + it.expected() + ".");
            case DateNotOpen it -> new Text("La date " + it.date() + " n’est pas en cours de planification.",
                    "The date " + it.date() + " is not being planned.");
            case NotADateOfPlan it -> new Text("Le " + it.date() + " n’est pas une date du plan " + it.plan() + around(it,
                    "avant : ", "après : ")
                    + ". Chargez-le à une de ses dates, ou forcez avec --force.",
                    it.date() + " is not a date of plan " + it.plan() + around(it, "before: ", "after: ")
                            + ". Order it for one of its dates, or say --force.");
            case NothingWasMissed it -> new Text("Aucun départ manqué n’attend de réponse"
                    + (it.plans().isEmpty() ? "." : " pour " + it.plans() + ". « regie catch-up --preview » les liste."),
                    "No missed start waits for an answer" + (it.plans().isEmpty() ? "." : " for " + it.plans()
                            + ". 'regie catch-up --preview' lists them."));
            case EstateBreaks it -> new Text("La version " + it.version().value().substring(0, Math.min(12, it.version().value().length()))
                    + " n’est pas mise en vigueur : elle retire ce dont " + it.all() + " traitement(s) en cours ont besoin. "
                    + words(it, Language.FRENCH) + " Laissez finir ces exécutions, annulez-les, gardez ces objets, ou forcez avec --force.",
                    "Version " + it.version().value().substring(0, Math.min(12, it.version().value().length()))
                    + " is not put in force: it takes away what " + it.all() + " task(s) that live need. "
                    + words(it, Language.ENGLISH) + " Let these runs end, cancel them, keep what they need, or force it with --force.");
            case NoSuchPeriod it -> new Text("Aucune période « " + it.period() + " » au référentiel. Vérifiez le nom.",
                    "There is no period '" + it.period() + "' in the estate. Check its name.");
            case PeriodNotLater it -> new Text("La période « " + it.period() + " » est déjà ouverte au " + it.open() + " : elle n’avance "
                    + "que vers plus tard, pas vers le " + it.asked() + ".",
                    "Period '" + it.period() + "' is open at " + it.open() + " already: it only moves on, not to " + it.asked() + ".");
        };
    }

    private static String around(NotADateOfPlan it, String before, String after) {
        Optional<String> known = it.before().map(date -> before + date)
                .map(text -> text + it.after().map(date -> ", " + after + date).orElse(""))
                .or(() -> it.after().map(date -> after + date));
        return known.map(text -> " (" + text + ")").orElse("");
    }

    private static String words(EngineProblem.EstateBreaks problem, Language language) {
        String some = problem.some().stream().limit(3).map(it -> it.sentence().in(language))
                .collect(java.util.stream.Collectors.joining(" "));
        return problem.all() > 3 ? some + " …" : some;
    }
}
