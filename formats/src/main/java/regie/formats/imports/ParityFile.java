package regie.formats.imports;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import regie.formats.imports.parity.Parity;
import regie.formats.imports.parity.StartPair;
import regie.kernel.Language;

/** The starts of the source beside those of Régie as CSV, one line a start: what an auditor wants to see. */
public final class ParityFile {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private ParityFile() {}

    public static String csv(Parity parity, ZoneId zone, Language language) {
        StringBuilder out = new StringBuilder("file,line,object,plan,source,regie,same,cause\n");
        for (StartPair pair : parity.pairs()) {
            List<String> cells = List.of(pair.schedule().file(), Integer.toString(pair.schedule().line()), pair.schedule().object(),
                    pair.schedule().plan(), pair.source().map(start -> shown(start.at(), zone)).orElse(""),
                    pair.regie().map(at -> shown(at, zone)).orElse(""), pair.same() ? "yes" : "no",
                    pair.cause().map(cause -> cause.in(language)).orElse(""));
            out.append(String.join(",", cells.stream().map(ReportFile::cell).toList())).append('\n');
        }
        return out.toString();
    }

    /** With its offset, so that the two passes of a repeated hour can be told apart. */
    public static String shown(Instant at, ZoneId zone) {
        return at.atZone(zone).format(SHOWN);
    }
}
