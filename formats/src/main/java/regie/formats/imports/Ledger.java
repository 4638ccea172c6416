package regie.formats.imports;

import java.util.ArrayList;
import java.util.List;
import regie.kernel.Text;

/** Keeps account of everything that the source files hold, from the moment it is read. */
public final class Ledger {

    private final List<SourceObject> objects = new ArrayList<>();
    private final List<ReportRow> faults = new ArrayList<>();

    public SourceObject object(String file, int line, String kind, String name) {
        SourceObject added = new SourceObject(file, line, kind, name);
        objects.add(added);
        return added;
    }

    /** Something that could not even be read, with its place: a truncated end, bytes of another charset, a foreign file. */
    public void fault(String file, int line, String what, Text why) {
        faults.add(new ReportRow(file, line, "file " + file, "", what, Outcome.NOT_CARRIED, why, ""));
    }

    /** Something about a file as a whole that was read in another way than it stands. */
    public void remark(String file, int line, String what, Text how) {
        faults.add(new ReportRow(file, line, "file " + file, "", what, Outcome.APPROXIMATED, how, ""));
    }

    public boolean isEmpty() {
        return objects.isEmpty();
    }

    public List<SourceObject> objects() {
        return List.copyOf(objects);
    }

    public ImportReport report(String format) {
        List<ReportRow> rows = new ArrayList<>(faults);
        objects.forEach(object -> object.rows(rows));
        return new ImportReport(format, rows);
    }
}
