package regie.engine.forecast.day;

import java.time.LocalDate;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a forecast is refused. */
public sealed interface ForecastProblem extends Problem {

    record NothingOnThatDate(LocalDate date) implements ForecastProblem {
        @Override
        public Text sentence() {
            return new Text("Rien n'est planifié le " + date + " : il n'y a rien à prévoir. Voyez regie day, ou ajoutez un plan par"
                    + " --what-if order:PLAN@" + date + ".",
                    "Nothing is planned on " + date + ": there is nothing to forecast. See regie day, or add a plan with"
                            + " --what-if order:PLAN@" + date + ".");
        }
    }

    record UnknownInWhatIf(String asked, String what, String name) implements ForecastProblem {
        @Override
        public Text sentence() {
            return new Text("L'hypothèse « " + asked + " » nomme « " + name + " », que la prévision ne connaît pas (" + what
                    + "). Vérifiez le nom.",
                    "The assumption \"" + asked + "\" names \"" + name + "\", which the forecast does not know (" + what
                            + "). Check the name.");
        }
    }

    record NotAWhatIf(String asked) implements ForecastProblem {
        @Override
        public Text sentence() {
            return new Text("« " + asked + " » n'est pas une hypothèse. Formes possibles : " + WhatIf.FORMS + ".",
                    "\"" + asked + "\" is not an assumption. Possible forms: " + WhatIf.FORMS + ".");
        }
    }
}
