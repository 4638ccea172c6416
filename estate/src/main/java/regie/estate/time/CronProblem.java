package regie.estate.time;

import regie.kernel.Problem;
import regie.kernel.Text;

/** Why an expression is not a cron expression of its dialect. */
public sealed interface CronProblem extends Problem {

    /** @param expected how many the dialect takes */
    record WrongFieldCount(int found, String expected) implements CronProblem {
        @Override
        public Text sentence() {
            return new Text(
                    found + " champs au lieu de " + expected
                            + " : séparez-les par des espaces (minute, heure, jour, mois, jour de semaine)",
                    found + " fields instead of " + expected + ": separate them by spaces (minute, hour, day, month, day of week)");
        }
    }

    record UnknownMacro(String macro) implements CronProblem {
        @Override
        public Text sentence() {
            return new Text(
                    macro + " est inconnu : @yearly, @monthly, @weekly, @daily, @hourly, @every_minute ou cinq champs",
                    macro + " is unknown: @yearly, @monthly, @weekly, @daily, @hourly, @every_minute, or five fields");
        }
    }

    /** @param field in English; {@link CronFieldKind} has both */
    record BadField(CronFieldKind field, String text, Text why) implements CronProblem {
        @Override
        public Text sentence() {
            return new Text(
                    field.title().fr() + " « " + text + " » : " + why.fr(),
                    field.title().en() + " '" + text + "': " + why.en());
        }
    }

    record TwoDayFields() implements CronProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Quartz veut « ? » dans un des deux champs de jour, et un seul : jour du mois ou jour de semaine",
                    "Quartz wants '?' in one of the two day fields, and only one: day of month or day of week");
        }
    }

    record NeverFires(String expression) implements CronProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "« " + expression + " » ne tombe jamais : ce jour n’existe dans aucun de ces mois",
                    "'" + expression + "' never fires: no such day in any of these months");
        }
    }

    record UnknownZone(String zone) implements CronProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "le fuseau « " + zone + " » n’existe pas : écrivez un nom comme Europe/Paris",
                    "the zone '" + zone + "' does not exist: write a name such as Europe/Paris");
        }
    }
}
