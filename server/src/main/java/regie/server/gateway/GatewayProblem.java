package regie.server.gateway;

import java.util.List;
import regie.kernel.Problem;
import regie.kernel.Text;

/** What is refused before it reaches the engine. */
public sealed interface GatewayProblem extends Problem {

    int status();

    record NoSuchGesture(String name) implements GatewayProblem {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Le geste « " + name + " » n’existe pas. Connus : " + String.join(", ", GestureForm.names()) + ".",
                    "There is no gesture \"" + name + "\". Known ones: " + String.join(", ", GestureForm.names()) + ".");
        }
    }

    record PlanUnknown(String name, List<String> near) implements GatewayProblem {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public Text sentence() {
            String hintFr = near.isEmpty() ? "" : " Voulez-vous dire : " + String.join(", ", near) + " ?";
            String hintEn = near.isEmpty() ? "" : " Did you mean: " + String.join(", ", near) + "?";
            return new Text(
                    "Aucun plan ne porte le nom ou le code « " + name + " » dans la version en vigueur ; rien n’a été chargé." + hintFr,
                    "No plan has the name or code \"" + name + "\" in the version in force; nothing was ordered." + hintEn);
        }
    }

    record DateUnreadable(String date) implements GatewayProblem {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "« " + date + " » n’est pas une date. Écrivez une date d’exploitation comme 2026-11-23, ou none pour un évènement sans "
                            + "date.",
                    "\"" + date + "\" is not a date. Write a production date such as 2026-11-23, or none for an event without a date.");
        }
    }

    record TargetUnknown(String target) implements GatewayProblem {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "« " + target + " » n’est ni une exécution (plan@date) ni un traitement (plan@date/traitement) connu."
                            + " Vérifiez avec « regie runs ».",
                    "\"" + target + "\" is neither a run (plan@date) nor a task (plan@date/task) that is known."
                            + " Check with \"regie runs\".");
        }
    }

    record ArgumentMissing(String gesture, String name) implements GatewayProblem {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Le geste « " + gesture + " » demande « " + name + " » ; rien n’a changé.",
                    "The gesture \"" + gesture + "\" needs \"" + name + "\"; nothing changed.");
        }
    }

    record ArgumentWrong(String name, String value, Text expected) implements GatewayProblem {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "« " + value + " » ne convient pas pour « " + name + " » : " + expected.fr() + ". Rien n’a changé.",
                    "\"" + value + "\" does not fit \"" + name + "\": " + expected.en() + ". Nothing changed.");
        }
    }

    record NothingNamed() implements GatewayProblem {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Un geste demande au moins une cible, ou une recherche (« --match »). Rien n’a changé.",
                    "A gesture needs at least one target, or a match (\"--match\"). Nothing changed.");
        }
    }

    record ReasonMissing(String environment) implements GatewayProblem {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "L’environnement « " + environment + " » demande un motif pour chaque geste ; rien n’a changé. Ajoutez --reason.",
                    "Environment \"" + environment + "\" asks for a reason with each gesture; nothing changed. Add --reason.");
        }
    }

    record ScopeWrong() implements GatewayProblem {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Dites ce qui s’arrête ou reprend : tout (--all), un hôte, une application ou un plan, un seul à la fois.",
                    "Say what is paused or resumed: everything (--all), a host, an application or a plan, one at a time.");
        }
    }

    /** Whether it was done is asked again under the same id: it acts once. */
    record NotAnswered(String commandId, Text why) implements GatewayProblem {
        @Override
        public int status() {
            return 503;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "La réponse n’est pas encore connue. " + why.fr() + " Redemandez avec le même identifiant (" + commandId
                            + ") : le geste ne sera fait qu’une fois.",
                    "The answer is not known yet. " + why.en() + " Ask again with the same id (" + commandId
                            + "): the gesture is made once only.");
        }
    }

    record TooManyWaiting(int queued) implements GatewayProblem {
        @Override
        public int status() {
            return 503;
        }

        @Override
        public Text sentence() {
            return new Text(
                    queued + " ordres attendent déjà ; celui-ci n’a pas été pris. Redemandez dans un moment.",
                    queued + " commands wait already; this one was not taken. Ask again in a while.");
        }
    }
}
