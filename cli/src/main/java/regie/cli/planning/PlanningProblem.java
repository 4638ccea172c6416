package regie.cli.planning;

import java.nio.file.Path;
import java.util.List;
import regie.cli.shell.Exit;
import regie.cli.shell.Stopped;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why coming starts cannot be shown. */
sealed interface PlanningProblem extends Problem {

    default Stopped stop() {
        return new Stopped(this instanceof InvalidEstate || this instanceof UnknownPlan ? Exit.NO : Exit.USAGE, this);
    }

    record NoRule() implements PlanningProblem {
        @Override
        public Text sentence() {
            return new Text("Il manque une règle : --cron, --on-calendar, --rrule, --at, ou un RÉPERTOIRE et un PLAN.",
                    "A rule is missing: --cron, --on-calendar, --rrule, --at, or a DIR and a PLAN.");
        }
    }

    record TwoRules(List<String> said) implements PlanningProblem {
        @Override
        public Text sentence() {
            String all = "--" + String.join(", --", said);
            return new Text("Une seule règle à la fois : " + all + ".", "One rule at a time: " + all + ".");
        }
    }

    record InvalidEstate(Path folder, int errors) implements PlanningProblem {
        @Override
        public Text sentence() {
            return new Text("Ce référentiel a " + errors + " erreur(s), et ses jours n'ont pas de sens sûr. Voir : regie check " + folder,
                    "This estate has " + errors + " error(s), and its days no sure meaning. See: regie check " + folder);
        }
    }

    record UnknownPlan(String name, List<String> near) implements PlanningProblem {
        @Override
        public Text sentence() {
            String some = near.isEmpty() ? "–" : String.join(", ", near.subList(0, Math.min(12, near.size())));
            return new Text("Ce référentiel n'a pas de plan « " + name + " ». Il a : " + some + (near.size() > 12 ? ", …" : "") + ".",
                    "This estate has no plan '" + name + "'. It has: " + some + (near.size() > 12 ? ", …" : "") + ".");
        }
    }

    record UnknownEnvironment(String name, List<String> known) implements PlanningProblem {
        @Override
        public Text sentence() {
            return new Text("Ce référentiel n'a pas d'environnement « " + name + " ». Il déclare : " + String.join(", ", known) + ".",
                    "This estate has no environment '" + name + "'. It declares: " + String.join(", ", known) + ".");
        }
    }
}
