package regie.formats.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regie.kernel.Text;

/** The shape of a cron expression: five fields of lists, ranges and steps, or one of the {@code @} words. */
final class CronText {

    private record Field(Text name, int min, int max, List<String> words) {}

    private static final List<Field> FIELDS = List.of(
            new Field(new Text("les minutes", "minutes"), 0, 59, List.of()),
            new Field(new Text("les heures", "hours"), 0, 23, List.of()),
            new Field(new Text("le jour du mois", "the day of the month"), 1, 31, List.of()),
            new Field(new Text("le mois", "the month"), 1, 12,
                    List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field(new Text("le jour de la semaine", "the day of the week"), 0, 7,
                    List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    private static final List<String> WORDS =
            List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

    private CronText() {}

    static Optional<Text> breach(String text) {
        if (text.startsWith("@")) {
            return WORDS.contains(text) ? Optional.empty()
                    : Optional.of(new Text("l'un de " + String.join(", ", WORDS), "one of " + String.join(", ", WORDS)));
        }
        String[] fields = text.strip().split("[ \\t]+");
        if (fields.length != FIELDS.size()) {
            return Optional.of(new Text("cinq champs cron (minute heure jour mois jour-de-semaine), il y en a " + fields.length,
                    "five cron fields (minute hour day month weekday), there are " + fields.length));
        }
        for (int i = 0; i < fields.length; i++) {
            Field field = FIELDS.get(i);
            for (String part : fields[i].split(",", -1)) {
                if (!fits(part, field)) {
                    return Optional.of(new Text(
                            "pour " + field.name().fr() + " des valeurs de " + field.min() + " à " + field.max() + ", pas « " + part + " »",
                            "for " + field.name().en() + " values from " + field.min() + " to " + field.max() + ", not \"" + part + "\""));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean fits(String part, Field field) {
        String[] step = part.split("/", -1);
        if (step.length > 2 || step.length == 2 && Scalars.whole(step[1]).filter(n -> n >= 1 && n <= field.max()).isEmpty()) {
            return false;
        }
        if (step[0].equals("*")) {
            return true;
        }
        String[] range = step[0].split("-", -1);
        if (range.length > 2) {
            return false;
        }
        Optional<Integer> from = value(range[0], field);
        Optional<Integer> to = range.length == 2 ? value(range[1], field) : from;
        return from.isPresent() && to.isPresent() && from.get() <= to.get();
    }

    private static Optional<Integer> value(String text, Field field) {
        int word = field.words().indexOf(text.toLowerCase(Locale.ROOT));
        if (word >= 0) {
            return Optional.of(word + (field.min() == 1 ? 1 : 0));
        }
        return Scalars.whole(text).filter(n -> n >= field.min() && n <= field.max()).map(Long::intValue);
    }
}
