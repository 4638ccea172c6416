package regie.formats.imports;

import java.util.List;
import java.util.Optional;
import regie.kernel.Text;

/** What became of each object and attribute of the source. */
public record ImportReport(String format, List<ReportRow> rows, Optional<Parity> parity) {

    /**
     * The starts by the source's own rules beside Régie's.
     *
     * @param compared starts compared
     * @param divergent those that differ
     * @param explained those of the divergent ones whose cause is known
     */
    public record Parity(int days, int compared, int divergent, int explained) {}

    public ImportReport {
        rows = List.copyOf(rows);
    }

    ImportReport(String format, List<ReportRow> rows) {
        this(format, rows, Optional.empty());
    }

    public ImportReport with(Parity compared) {
        return new ImportReport(format, rows, Optional.of(compared));
    }

    public int objects() {
        return (int) rows.stream().filter(row -> row.attribute().isEmpty() && !row.object().startsWith("file ")).count();
    }

    public int count(Outcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** The last line, for the one who has to decide. */
    public Text forTheManager() {
        int carried = count(Outcome.CARRIED);
        int approximated = count(Outcome.APPROXIMATED);
        int left = count(Outcome.NOT_CARRIED);
        String fr = objects() + " objets lus ; lignes du rapport : " + carried + " reprises, " + approximated
                + " approchées, " + left + " à regarder";
        String en = objects() + " objects read; rows of the report: " + carried + " carried, " + approximated
                + " approximated, " + left + " to be looked at";
        return parity.map(starts -> new Text(
                        fr + " ; départs sur " + starts.days() + " jours : " + starts.compared() + " comparés, "
                                + starts.divergent() + " écarts dont " + starts.explained() + " expliqués.",
                        en + "; starts over " + starts.days() + " days: " + starts.compared() + " compared, "
                                + starts.divergent() + " divergences of which " + starts.explained() + " explained."))
                .orElse(new Text(fr + ".", en + "."));
    }
}
