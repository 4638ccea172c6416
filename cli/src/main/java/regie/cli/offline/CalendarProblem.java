package regie.cli.offline;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import regie.cli.shell.Exit;
import regie.cli.shell.Stopped;
import regie.estate.calendar.WorkCalendar;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a calendar cannot be shown. */
sealed interface CalendarProblem extends Problem {

    default Stopped stop() {
        return new Stopped(usage() ? Exit.USAGE : Exit.NO, this);
    }

    /** Whether another command line would do, rather than another calendar. */
    private boolean usage() {
        return this instanceof EndsBeforeItBegins || this instanceof TooLong
                || this instanceof UnknownRegion || this instanceof FolderAlone;
    }

    record UnknownRegion(String code, List<String> near) implements CalendarProblem {
        @Override
        public Text sentence() {
            String some = String.join(", ", near.subList(0, Math.min(12, near.size()))) + (near.size() > 12 ? ", …" : "");
            Text nearest = near.isEmpty() ? new Text("", "") : new Text("Les plus proches : " + some + ". ", "The nearest: " + some + ". ");
            return new Text("Aucun calendrier de jours fériés ne s'appelle « " + code + " ». " + nearest.fr()
                    + "Codes ISO des pays (FR, DE, US) et de leurs régions (FR-57, GB-ENG), et TARGET2, NYSE.",
                    "No calendar of holidays is called '" + code + "'. " + nearest.en()
                            + "ISO codes of countries (FR, DE, US) and of their regions (FR-57, GB-ENG), and TARGET2, NYSE.");
        }
    }

    record FolderAlone(String folder) implements CalendarProblem {
        @Override
        public Text sentence() {
            return new Text("« " + folder + " » est un répertoire. Pour un calendrier de ce référentiel : " + folder + ":NOM.",
                    "'" + folder + "' is a folder. For a calendar of this estate: " + folder + ":NAME.");
        }
    }

    record UnknownCalendar(String name, List<String> known) implements CalendarProblem {
        @Override
        public Text sentence() {
            String all = known.isEmpty() ? "–" : String.join(", ", known);
            return new Text("Ce référentiel n'a pas de calendrier « " + name + " ». Il déclare : " + all + ".",
                    "This estate has no calendar '" + name + "'. It declares: " + all + ".");
        }
    }

    record InvalidEstate(Path folder, int errors) implements CalendarProblem {
        @Override
        public Text sentence() {
            return new Text("Ce référentiel a " + errors
                    + " erreur(s), et ses calendriers n'ont pas de sens sûr. Voir : regie check " + folder,
                    "This estate has " + errors + " error(s), and its calendars no sure meaning. See: regie check " + folder);
        }
    }

    record NotKnownThere(WorkCalendar calendar, LocalDate date) implements CalendarProblem {
        @Override
        public Text sentence() {
            String from = calendar.knownFrom().map(LocalDate::toString).orElse("1970-01-01");
            String until = calendar.knownUntil().map(LocalDate::toString).orElse("2199-12-31");
            return new Text("Le calendrier " + calendar.name() + " est connu du " + from + " au "
                    + until + ", et ne dit rien du " + date + ".",
                    "The calendar " + calendar.name() + " is known from " + from + " to " + until + ", and says nothing of " + date + ".");
        }
    }

    record EndsBeforeItBegins(LocalDate from, LocalDate to) implements CalendarProblem {
        @Override
        public Text sentence() {
            return new Text("--to " + to + " précède --from " + from + ". Les échanger.", "--to " + to + " is before --from " + from
                    + ". Swap them.");
        }
    }

    record TooLong(int years) implements CalendarProblem {
        @Override
        public Text sentence() {
            return new Text("De --from à --to il y a plus de " + years + " ans. Demander moins à la fois.",
                    "From --from to --to there are more than " + years + " years. Ask for less at a time.");
        }
    }
}
