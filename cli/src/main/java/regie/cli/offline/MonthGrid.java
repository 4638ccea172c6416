package regie.cli.offline;

import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import regie.cli.shell.Terminal;
import regie.estate.calendar.WorkCalendar.Day;
import regie.kernel.Language;
import regie.kernel.Text;

/** Months as on a wall: closed days in brackets, and beside each month why its weekdays are closed. */
final class MonthGrid {

    private static final int CELL = 4;
    private static final int GRID = 7 * CELL;

    private final Terminal terminal;
    private final Locale locale;

    MonthGrid(Terminal terminal) {
        this.terminal = terminal;
        this.locale = terminal.language() == Language.FRENCH ? Locale.FRENCH : Locale.ENGLISH;
    }

    void print(Text title, List<Day> days) {
        long worked = days.stream().filter(Day::working).count();
        terminal.line(terminal.words(title) + " · " + terminal.words(new Text(
                worked + " jours ouvrés sur " + days.size() + " · [ ] fermé",
                worked + " working days of " + days.size() + " · [ ] closed")));
        Map<YearMonth, List<Day>> months = new LinkedHashMap<>();
        days.forEach(day -> months.computeIfAbsent(YearMonth.from(day.date()), month -> new ArrayList<>()).add(day));
        months.forEach(this::month);
    }

    private void month(YearMonth month, List<Day> days) {
        terminal.line("");
        terminal.line(month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale) + " " + month.getYear());
        List<String> weeks = weeks(days);
        List<String> notes = notes(days);
        for (int i = 0; i < Math.max(weeks.size(), notes.size()); i++) {
            String week = i < weeks.size() ? weeks.get(i) : "";
            String note = i < notes.size() ? notes.get(i) : "";
            terminal.line((week + " ".repeat(GRID - week.length()) + "   " + note).stripTrailing());
        }
    }

    private List<String> weeks(List<Day> days) {
        List<String> weeks = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (DayOfWeek day : DayOfWeek.values()) {
            line.append(' ').append(day.getDisplayName(TextStyle.SHORT, locale), 0, 2).append(' ');
        }
        weeks.add(line.toString());
        line = new StringBuilder(" ".repeat(CELL * (days.getFirst().date().getDayOfWeek().getValue() - 1)));
        for (Day day : days) {
            String number = Integer.toString(day.date().getDayOfMonth());
            String padded = number.length() == 1 ? " " + number : number;
            line.append(day.working() ? " " + padded + " " : "[" + padded + "]");
            if (day.date().getDayOfWeek() == DayOfWeek.SUNDAY) {
                weeks.add(line.toString());
                line = new StringBuilder();
            }
        }
        if (!line.isEmpty()) {
            weeks.add(line.toString());
        }
        return weeks;
    }

    /** Closed days that a person would not expect, and opened ones: not the plain weekend. */
    private List<String> notes(List<Day> days) {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("EEE d", locale);
        return days.stream().filter(day -> day.working() ? !day.reason().en().equals("working day") : !isWeekend(day))
                .map(day -> form.format(day.date()) + "  " + terminal.words(day.reason())).toList();
    }

    private static boolean isWeekend(Day day) {
        return day.reason().en().startsWith("weekend");
    }
}
