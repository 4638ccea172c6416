package regie.estate.recurrence;

import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a text is not a recurrence rule that can be followed. */
public sealed interface RRuleProblem extends Problem {

    record NoFrequency() implements RRuleProblem {
        @Override
        public Text sentence() {
            return new Text("une règle de récurrence commence par FREQ, par exemple FREQ=DAILY;BYHOUR=22",
                    "a recurrence rule begins with FREQ, such as FREQ=DAILY;BYHOUR=22");
        }
    }

    record UnknownPart(String part) implements RRuleProblem {
        @Override
        public Text sentence() {
            return new Text("« " + part + " » n’est pas une partie de règle de récurrence (RFC 5545)",
                    "'" + part + "' is not a part of a recurrence rule (RFC 5545)");
        }
    }

    record Twice(String part) implements RRuleProblem {
        @Override
        public Text sentence() {
            return new Text(part + " est dit deux fois : gardez-en un", part + " is said twice: keep one");
        }
    }

    record BadValue(String part, String value, Text expected) implements RRuleProblem {
        @Override
        public Text sentence() {
            return new Text(part + "=" + value + " : on attend " + expected.fr(), part + "=" + value + ": expected " + expected.en());
        }
    }

    record NotTogether(String one, String other) implements RRuleProblem {
        @Override
        public Text sentence() {
            return new Text(one + " ne va pas avec " + other + " : ôtez l’un des deux", one
                    + " does not go with " + other + ": remove one");
        }
    }

    record NeedsStart(String part) implements RRuleProblem {
        @Override
        public Text sentence() {
            return new Text(part + " se compte depuis un début : donnez DTSTART, par exemple DTSTART:20260101T220000",
                    part + " is counted from a start: give DTSTART, such as DTSTART:20260101T220000");
        }
    }

    record UnknownZone(String zone) implements RRuleProblem {
        @Override
        public Text sentence() {
            return new Text("le fuseau « " + zone + " » n’existe pas : écrivez un nom comme Europe/Paris",
                    "the zone '" + zone + "' does not exist: write a name such as Europe/Paris");
        }
    }

    record NeverFires(String rule) implements RRuleProblem {
        @Override
        public Text sentence() {
            return new Text("« " + rule + " » ne tombe jamais : aucune date ne remplit toutes ses parties",
                    "'" + rule + "' never fires: no date meets all its parts");
        }
    }
}
