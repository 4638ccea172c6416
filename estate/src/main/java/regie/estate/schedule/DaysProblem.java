package regie.estate.schedule;

import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a text is not a rule of days, or one that no date can ever meet. */
public sealed interface DaysProblem extends Problem {

    /**
     * @param offset of the first character that does not fit
     * @param found what stands there; empty at the end of the text
     */
    record NotARule(String text, int offset, String found, Text expected) implements DaysProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "« " + text + " » : " + (found.isEmpty() ? "la fin vient trop tôt" : "« " + found + " » ne va pas ici")
                            + " ; attendu : " + expected.fr(),
                    "\"" + text + "\": " + (found.isEmpty() ? "it ends too soon" : "\"" + found + "\" does not fit here")
                            + "; expected " + expected.en());
        }
    }

    /** @param why in words that go after a colon */
    record Impossible(String text, Text why) implements DaysProblem {
        @Override
        public Text sentence() {
            return new Text("« " + text + " » ne tombe jamais : " + why.fr(), "\"" + text + "\" never comes: " + why.en());
        }
    }
}
