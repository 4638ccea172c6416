package regie.server.gateway;

import java.util.List;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a version of the estate is not put in force, before the engine is asked. */
public sealed interface VersionProblem extends Problem {

    default int status() {
        return 409;
    }

    record NotABundle(String why) implements VersionProblem {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public Text sentence() {
            return new Text("Le corps de la demande n’est pas un référentiel emballé (" + why + "). Rien n’a changé. « regie apply DIR » "
                    + "l’emballe comme il faut.",
                    "The body of the request is not a packed estate (" + why
                            + "). Nothing changed. 'regie apply DIR' packs it as it must be.");
        }
    }

    record AnotherEstate(String asked, String here) implements VersionProblem {
        @Override
        public Text sentence() {
            return new Text("C’est le référentiel « " + asked + " », et ce serveur exploite « " + here + " ». Rien n’a changé. Démarrez un "
                    + "autre serveur pour lui.",
                    "This is estate \"" + asked + "\", and this server runs \"" + here
                            + "\". Nothing changed. Start another server for it.");
        }
    }

    record NotKept(String version) implements VersionProblem {
        @Override
        public Text sentence() {
            return new Text("Les fichiers de la version " + version + " ne sont pas gardés ici. « regie versions » liste ce qui l’est.",
                    "The files of version " + version + " are not kept here. 'regie versions' lists those that are.");
        }
    }

    record NothingInForce(String environment) implements VersionProblem {
        @Override
        public Text sentence() {
            return new Text("Aucune version n’est en vigueur dans l’environnement « " + environment
                    + " » de cette base. Si un serveur l’exploite sur une autre base, donnez son répertoire avec --from-data.",
                    "No version is in force in environment \"" + environment
                    + "\" of this database. If a server runs it on another database, give its folder with --from-data.");
        }
    }

    record NotThatWay(String from, String to, String allowed) implements VersionProblem {
        @Override
        public Text sentence() {
            return new Text("On ne promeut pas de « " + from + " » vers « " + to + " » : cet environnement reçoit de « " + allowed
                    + " » (promotes_from, rank). Rien n’a changé.",
                    "Nothing is promoted from \"" + from + "\" to \"" + to + "\": that environment takes from \"" + allowed
                    + "\" (promotes_from, rank). Nothing changed.");
        }
    }

    record PlanNotThere(String plan, String environment) implements VersionProblem {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public Text sentence() {
            return new Text("L’environnement « " + environment + " » n’a pas de plan « " + plan + " ». Rien n’a changé.",
                    "Environment \"" + environment + "\" has no plan \"" + plan + "\". Nothing changed.");
        }
    }

    /** @param plans those that are not asked for, and would be others all the same; or would not be what they are there */
    record OthersChange(List<String> plans, List<String> shared) implements VersionProblem {
        @Override
        public Text sentence() {
            String names = String.join(", ", plans.stream().limit(8).toList()) + (plans.size() > 8 ? ", …" : "");
            String files = String.join(", ", shared.stream().limit(8).toList()) + (shared.size() > 8 ? ", …" : "");
            return new Text("Ces plans changeraient aussi, par ce qu’ils partagent (" + files + ") : " + names
                    + ". Rien n’a changé. Promouvez-les avec, ou promouvez tout avec --all.",
                    "These plans would change too, by what they share (" + files + "): " + names
                    + ". Nothing changed. Promote them as well, or promote everything with --all.");
        }
    }

    record NotTheSame(List<String> plans) implements VersionProblem {
        @Override
        public Text sentence() {
            String names = String.join(", ", plans);
            return new Text("Portés seuls, ces plans ne seraient pas ici ce qu’ils sont là-bas : " + names
                    + ". Ils s’appuient sur des objets "
                    + "qui diffèrent (« regie drift » les montre). Rien n’a changé. Promouvez tout avec --all.",
                    "Carried alone, these plans would not be here what they are there: " + names + ". They rest on things that differ "
                    + "('regie drift' shows them). Nothing changed. Promote everything with --all.");
        }
    }
}
