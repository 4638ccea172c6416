package regie.formats.imports;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regie.kernel.Text;

/**
 * One attribute of the source until its fate is known. It may be told several fates, when it comes
 * to several things: the worst one stands, with all remarks. One that is told none was not
 * understood, and the report says so: nothing can be dropped without a word.
 */
public final class SourceAttribute {

    private static final int SHOWN = 400;

    private final SourceObject owner;
    private final int line;
    private final String name;
    private final String value;
    private final Set<Text> remarks = new LinkedHashSet<>();
    private final Set<String> targets = new LinkedHashSet<>();
    private @Nullable Outcome outcome;

    SourceAttribute(SourceObject owner, int line, String name, String value) {
        this.owner = owner;
        this.line = line;
        this.name = name;
        this.value = value;
    }

    public String name() {
        return name;
    }

    public String value() {
        return value;
    }

    public int line() {
        return line;
    }

    public boolean isSettled() {
        return outcome != null;
    }

    public void carried(String target) {
        settle(Outcome.CARRIED, target);
    }

    /** Carried, and worth a word: a default that says the same, or a thing that holds by itself here. */
    public void carried(String target, String fr, String en) {
        settle(Outcome.CARRIED, target);
        remarks.add(new Text(fr, en));
    }

    public void approximated(String target, String fr, String en) {
        settle(Outcome.APPROXIMATED, target);
        remarks.add(new Text(fr, en));
    }

    public void approximated(String target, Text how) {
        settle(Outcome.APPROXIMATED, target);
        remarks.add(how);
    }

    public void notCarried(String fr, String en) {
        settle(Outcome.NOT_CARRIED, "");
        remarks.add(new Text(fr, en));
    }

    private void settle(Outcome fate, String target) {
        outcome = outcome == null ? fate : outcome.worse(fate);
        if (!target.isEmpty()) {
            targets.add(target);
        }
    }

    ReportRow row() {
        if (outcome == null) {
            notCarried("attribut que cet import ne connaît pas", "an attribute that this importer does not know");
        }
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return new ReportRow(owner.file(), line, owner.shown(), name, shown, outcome, remark(), String.join("; ", targets));
    }

    private Text remark() {
        StringBuilder fr = new StringBuilder();
        StringBuilder en = new StringBuilder();
        for (Text remark : remarks) {
            fr.append(fr.isEmpty() ? "" : " ; ").append(remark.fr());
            en.append(en.isEmpty() ? "" : "; ").append(remark.en());
        }
        return new Text(fr.toString(), en.toString());
    }
}
