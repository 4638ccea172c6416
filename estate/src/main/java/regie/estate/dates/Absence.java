package regie.estate.dates;

import java.time.LocalDate;
import regie.kernel.PlanName;
import regie.kernel.Text;

/** Why a schedule whose days name a date gives it no start. */
public sealed interface Absence {

    Text sentence();

    /** @param reason of the calendar, such as the holiday's name */
    record Closed(String calendar, Text reason) implements Absence {
        @Override
        public Text sentence() {
            return new Text("jour fermé (" + calendar + " : " + reason.fr() + ")", "closed day (" + calendar + ": " + reason.en() + ")");
        }
    }

    record Moved(String calendar, Text reason) implements Absence {
        @Override
        public Text sentence() {
            return new Text("déplacé par if_closed ou shift (" + calendar + " : " + reason.fr() + ")",
                    "moved by if_closed or shift (" + calendar + ": " + reason.en() + ")");
        }
    }

    record Excepted() implements Absence {
        @Override
        public Text sentence() {
            return new Text("exclu par except", "excluded by except");
        }
    }

    record NotInForce() implements Absence {
        @Override
        public Text sentence() {
            return new Text("hors de sa validité", "outside its validity");
        }
    }

    /** Another plan takes the place of this one. */
    record Replaced(PlanName by) implements Absence {
        @Override
        public Text sentence() {
            return new Text("remplacé par " + by, "replaced by " + by);
        }
    }

    /** The clock skips every start of it, and its policy is to leave them out. */
    record InGap() implements Absence {
        @Override
        public Text sentence() {
            return new Text("heure sautée par le changement d'heure, et dst.gap: skip",
                    "the clock skips its hour, and dst.gap is skip");
        }
    }

    /** Nobody knows whether the date is worked. */
    record Unknown(String calendar, LocalDate date) implements Absence {
        @Override
        public Text sentence() {
            return new Text("le calendrier " + calendar + " ne dit rien du " + date + " : prolongez-le",
                    "the calendar " + calendar + " says nothing of " + date + ": extend it");
        }
    }
}
