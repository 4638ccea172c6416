package regie.server.forecast;

import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a server has no forecast at this moment. */
public sealed interface ForecastAway extends Problem {

    /** Nothing was ever put in force. */
    record NothingInForce() implements ForecastAway {
        @Override
        public Text sentence() {
            return new Text(
                    "Aucun référentiel n'est encore en vigueur ici : il n'y a rien à prévoir. Redemandez dans un instant.",
                    "No estate is in force here yet: there is nothing to foresee. Ask again in a moment.");
        }
    }

    /** A server of another version of the program writes. */
    record OtherForm() implements ForecastAway {
        @Override
        public Text sentence() {
            return new Text(
                    "L'état stocké a la forme d'une autre version de Régie, qui l'écrit. Demandez la prévision au serveur qui écrit.",
                    "The stored state has the form of another version of Régie, which writes it. "
                            + "Ask the server that writes for the forecast.");
        }
    }
}
