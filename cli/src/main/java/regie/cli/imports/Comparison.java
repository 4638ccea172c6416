package regie.cli.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.cli.shell.Terminal;
import regie.formats.estate.EstateReader;
import regie.formats.imports.ImportReport;
import regie.formats.imports.Imported;
import regie.formats.imports.ParityFile;
import regie.formats.imports.parity.Parity;
import regie.formats.imports.parity.StartPair;
import regie.kernel.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The source's starts beside those of the estate just written: computed, shown, and kept in a file. */
final class Comparison {

    private static final int SHOWN = 20;

    private final Parity parity;
    private final ZoneId zone;
    private final Path file;

    private Comparison(Parity parity, ZoneId zone, Path file) {
        this.parity = parity;
        this.zone = zone;
        this.file = file;
    }

    /** Empty when the estate is not valid: then there is nothing that would start. */
    static Optional<Comparison> of(Imported imported, Path out, Path file, LocalDate from, int days) {
        List<String> environments = EstateReader.environments(out);
        if (!(EstateReader.read(out, environments.getFirst()) instanceof EstateReader.Outcome.Valid valid)) {
            return Optional.empty();
        }
        Parity parity = Parity.compare(valid.model(), imported.schedules(), from, days);
        return Optional.of(new Comparison(parity, valid.model().zone(), file));
    }

    ImportReport.Parity counts() {
        return new ImportReport.Parity(parity.days(), parity.pairs().size(), parity.divergences().size(), parity.explained());
    }

    void write(Terminal terminal) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, ParityFile.csv(parity, zone, terminal.language()), StandardCharsets.UTF_8);
    }

    /** Divergences by cause, each with its first example; then where all starts can be read. */
    void print(Terminal terminal) {
        Map<String, List<StartPair>> byCause = new LinkedHashMap<>();
        for (StartPair pair : parity.divergences()) {
            String cause = pair.cause().map(terminal::words).orElse(terminal.words(new Text("cause inconnue", "cause unknown")));
            byCause.computeIfAbsent(pair.schedule().plan() + ": " + cause, none -> new ArrayList<>()).add(pair);
        }
        int shown = 0;
        for (Map.Entry<String, List<StartPair>> group : byCause.entrySet()) {
            if (shown++ == SHOWN) {
                int more = byCause.size() - SHOWN;
                terminal.say(new Text("… et " + more + " autres causes d'écart, dans " + file,
                        "… and " + more + " more causes of divergence, in " + file));
                break;
            }
            StartPair first = group.getValue().getFirst();
            int times = group.getValue().size();
            terminal.line(group.getKey());
            String source = first.source().map(start -> ParityFile.shown(start.at(), zone)).orElse("-");
            String regie = first.regie().map(at -> ParityFile.shown(at, zone)).orElse("-");
            terminal.say(new Text("    " + times + " fois ; d'abord : source " + source + ", Régie " + regie,
                    "    " + times + (times == 1 ? " time: source " : " times; first: source ") + source + ", Régie " + regie));
        }
        if (!parity.uncompared().isEmpty()) {
            terminal.say(new Text("Sans règle de la source à comparer : " + String.join(", ", parity.uncompared()),
                    "Without a rule of the source to compare with: " + String.join(", ", parity.uncompared())));
        }
        terminal.say(new Text("Départs côte à côte, du " + parity.from() + " sur " + parity.days() + " jours : " + file,
                "Starts side by side, from " + parity.from() + " over " + parity.days() + " days: " + file));
    }

    void json(ObjectNode document, Terminal terminal) {
        document.put("parity_file", file.toString());
        ArrayNode uncompared = document.putArray("uncompared");
        parity.uncompared().forEach(uncompared::add);
        ArrayNode divergences = document.putArray("divergences");
        for (StartPair pair : parity.divergences()) {
            ObjectNode node = divergences.addObject().put("plan", pair.schedule().plan()).put("object", pair.schedule().object());
            pair.source().ifPresent(start -> node.put("source", ParityFile.shown(start.at(), zone)));
            pair.regie().ifPresent(at -> node.put("regie", ParityFile.shown(at, zone)));
            pair.cause().ifPresent(cause -> node.put("cause", terminal.words(cause)));
        }
    }
}
