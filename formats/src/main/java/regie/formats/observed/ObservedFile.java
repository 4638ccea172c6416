package regie.formats.observed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regie.estate.shadow.Observed;
import regie.kernel.Text;

/**
 * Reads what was observed from a file of values: {@code code,event,at,rc,date}, separated by commas or semicolons, with or without
 * that heading. {@code at} is an instant with its offset, or a local time of the estate's zone; {@code rc} and {@code date} may be
 * left out. Lines that begin with {@code #} and empty ones say nothing. Every other line is read or reported.
 */
public final class ObservedFile {

    private static final int FIELDS_MIN = 3;
    private static final int RC = 3;
    private static final int DATE = 4;

    /** @param unread what could not be understood, by line */
    public record Content(List<Observed> observed, List<Unread> unread) {}

    public record Unread(int line, Text why) {}

    private ObservedFile() {}

    /** @param zone of local times */
    public static Content read(Path file, ZoneId zone) throws IOException {
        List<Observed> observed = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        int number = 0;
        for (String raw : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\uFEFF", "").split("\\R", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#") || number == 1 && line.toLowerCase(Locale.ROOT).startsWith("code")) {
                continue;
            }
            String[] fields = line.split(line.indexOf(';') >= 0 ? ";" : ",", -1);
            if (fields.length < FIELDS_MIN) {
                unread.add(new Unread(number, new Text("il faut au moins code, évènement et instant",
                        "code, event and time are needed at least")));
                continue;
            }
            try {
                observed.add(observed(fields, zone));
            } catch (DateTimeParseException | IllegalArgumentException wrong) {
                String text = wrong instanceof DateTimeParseException time ? time.getParsedString() : String.valueOf(wrong.getMessage());
                unread.add(new Unread(number, new Text("« " + text + " » ne se lit pas", "'" + text + "' cannot be read")));
            }
        }
        return new Content(observed, unread);
    }

    private static Observed observed(String[] fields, ZoneId zone) {
        String code = field(fields, 0);
        if (code.isEmpty()) {
            throw new IllegalArgumentException(String.join(",", fields));
        }
        Observed.Kind kind = switch (field(fields, 1).toLowerCase(Locale.ROOT)) {
            case "started", "start" -> Observed.Kind.STARTED;
            case "ended", "end" -> Observed.Kind.ENDED;
            default -> throw new IllegalArgumentException(field(fields, 1));
        };
        String rc = field(fields, RC);
        String date = field(fields, DATE);
        return new Observed(code, kind, at(field(fields, 2), zone), rc.isEmpty() ? 0 : Integer.parseInt(rc),
                date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date)));
    }

    private static String field(String[] fields, int index) {
        String text = index < fields.length ? fields[index].strip() : "";
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    /** An instant with its offset, or a local time of the zone; in the repeated hour the first pass. */
    public static Instant at(String text, ZoneId zone) {
        String iso = text.replace(' ', 'T');
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeParseException local) {
            return LocalDateTime.parse(iso).atZone(zone).toInstant();
        }
    }

    /** One line as {@link #read} reads it. */
    public static String line(Observed one) {
        return one.name() + "," + one.kind().name().toLowerCase(Locale.ROOT) + "," + one.at() + ","
                + (one.kind() == Observed.Kind.ENDED ? one.returned() : "") + "," + one.date().map(LocalDate::toString).orElse("");
    }
}
