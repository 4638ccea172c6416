package regie.formats.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import regie.estate.finding.EstateProblem;
import regie.estate.finding.Finding;
import regie.estate.finding.Findings;
import regie.estate.finding.Place;
import regie.estate.finding.Severity;

/** Gathers findings while files are read. It stops keeping them, not counting them, far above one report's size. */
public final class Report {

    private static final int KEPT = 5 * Findings.MAX;

    private final Set<Finding> found = new LinkedHashSet<>();
    private int errors;

    public void error(Place at, EstateProblem problem) {
        add(new Finding(at, Severity.ERROR, problem));
    }

    public void warning(Place at, EstateProblem problem) {
        add(new Finding(at, Severity.WARNING, problem));
    }

    public void note(Place at, EstateProblem problem) {
        add(new Finding(at, Severity.NOTE, problem));
    }

    public void add(Finding finding) {
        boolean fresh = (found.size() < KEPT || finding.severity() == Severity.ERROR && found.size() < 2 * KEPT)
                && found.add(finding);
        if (fresh && finding.severity() == Severity.ERROR) {
            errors++;
        }
    }

    /** As if they had been found here, in their order. */
    public void addAll(Report other) {
        other.found.forEach(this::add);
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public int errors() {
        return errors;
    }

    public Findings findings() {
        return Findings.of(List.copyOf(found));
    }
}
