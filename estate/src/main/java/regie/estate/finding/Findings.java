package regie.estate.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import regie.kernel.Language;

/**
 * All that a check found, errors first and each group by place.
 *
 * @param leftOut how many more there were beyond the limit of one report
 */
public record Findings(List<Finding> all, int leftOut) {

    /** One report names at most this many; the rest is counted. */
    public static final int MAX = 1_000;

    public Findings {
        all = List.copyOf(all);
    }

    public static Findings none() {
        return new Findings(List.of(), 0);
    }

    /** Sorted by severity, then place; equal ones (a template used twice) said once. */
    public static Findings of(List<Finding> found) {
        List<Finding> sorted = new ArrayList<>(found.stream().distinct().toList());
        sorted.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::place)
                .thenComparing(Finding::code)
                .thenComparing(finding -> finding.message().en()));
        int kept = Math.min(MAX, sorted.size());
        return new Findings(sorted.subList(0, kept), sorted.size() - kept);
    }

    public boolean hasErrors() {
        return !all.isEmpty() && all.getFirst().severity() == Severity.ERROR;
    }

    public List<Finding> errors() {
        return all.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    }

    /** One line a finding. */
    public String text(Language language) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : all) {
            text.append(finding.line(language)).append('\n');
        }
        if (leftOut > 0) {
            text.append(switch (language) {
                case FRENCH -> "… et " + leftOut + " autres constats. Corrigez ceux-ci d'abord.\n";
                case ENGLISH -> "… and " + leftOut + " more findings. Correct these first.\n";
            });
        }
        return text.toString();
    }
}
