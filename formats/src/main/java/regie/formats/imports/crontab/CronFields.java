package regie.formats.imports.crontab;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The five fields of a line, or what a word such as {@code @daily} stands for. */
record CronFields(CronField minute, CronField hour, CronField day, CronField month, CronField weekday) {

    private static final List<CronField.Kind> KINDS = List.of(CronField.Kind.values());

    /** The field that cannot be read, from 1; 0 when all can. */
    static int wrong(List<String> words) {
        for (int i = 0; i < KINDS.size(); i++) {
            if (CronField.read(KINDS.get(i), words.get(i), "").isEmpty()) {
                return i + 1;
            }
        }
        return 0;
    }

    static Optional<CronFields> read(List<String> words, String seed) {
        if (words.size() < KINDS.size() || wrong(words) > 0) {
            return Optional.empty();
        }
        List<CronField> fields = new java.util.ArrayList<>();
        for (int i = 0; i < KINDS.size(); i++) {
            fields.add(CronField.read(KINDS.get(i), words.get(i), seed).orElseThrow());
        }
        return Optional.of(new CronFields(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4)));
    }

    /** {@code @daily} and its like; empty for words that name no time, as {@code @reboot}. */
    static Optional<CronFields> named(String word) {
        String fields = switch (word.toLowerCase(Locale.ROOT)) {
            case "@yearly", "@annually" -> "0 0 1 1 *";
            case "@monthly" -> "0 0 1 * *";
            case "@weekly" -> "0 0 * * 0";
            case "@daily", "@midnight" -> "0 0 * * *";
            case "@hourly" -> "0 * * * *";
            case "@every_minute" -> "* * * * *";
            default -> "";
        };
        return fields.isEmpty() ? Optional.empty() : read(List.of(fields.split(" ")), "");
    }

    String text() {
        return String.join(" ", minute.text(), hour.text(), day.text(), month.text(), weekday.text());
    }

    /** With a star in minute or hour, cron follows the clock at once when it changes; without, it makes good or leaves out. */
    boolean isWild() {
        return minute.star() || hour.star();
    }

    boolean isDrawn() {
        return minute.drawn() || hour.drawn() || day.drawn() || month.drawn() || weekday.drawn();
    }

    boolean isOdd() {
        return minute.odd() || hour.odd() || day.odd() || month.odd() || weekday.odd();
    }

    /** As find_jobs of cron.c: both fields of days must match when one begins with a star, else one of them. */
    boolean matches(LocalDateTime local) {
        boolean ofMonth = day.has(local.getDayOfMonth());
        boolean ofWeek = weekday.has(local.getDayOfWeek().getValue() % 7);
        boolean days = day.star() || weekday.star() ? ofMonth && ofWeek : ofMonth || ofWeek;
        return minute.has(local.getMinute()) && hour.has(local.getHour()) && month.has(local.getMonthValue()) && days;
    }

    /** Whether there is a day that it asks for at all. */
    boolean everComes() {
        boolean byWeekday = !day.star() && !weekday.star();
        return byWeekday || month.list().stream().anyMatch(of -> day.values().nextSetBit(1) <= java.time.Month.of(of).maxLength());
    }
}
