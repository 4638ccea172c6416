package regie.server.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regie.kernel.Text;

/**
 * What came of a version that was handed in, or what would come of it.
 *
 * @param outcome preview, applied, unchanged, invalid (see {@code findings}) or refused (see {@code problem})
 * @param before the version that was in force
 * @param breaks what living runs would miss; refused unless forced
 */
public record EstateChange(
        String outcome, String version, String before, String source, List<FindingView> findings, List<Break> breaks,
        Optional<Coming> coming, Optional<ProblemView> problem) {

    public record Break(String task, String kind, String name, Text sentence) {}

    /**
     * The coming days.
     *
     * @param plansChanged plans with another definition
     * @param filesChanged scripts and other files that are new, changed or gone
     * @param leftOut changes beyond those that are listed
     */
    public record Coming(
            LocalDate from, int days, List<String> plansAdded, List<String> plansRemoved, List<String> plansChanged,
            List<String> filesChanged, int added, int removed, int moved, List<Run> runs, int leftOut, List<Clock> clockChanges,
            List<Late> deadlinesUnreachable, List<RunOut> calendarsRunOut) {}

    /**
     * A run that changes.
     *
     * @param kind added, removed or moved
     * @param before its start as it was: a local time with offset
     * @param applied what a time change did to the new start, such as gap-at-end; as-written otherwise
     */
    public record Run(
            String kind, LocalDate date, String plan, String schedule, Optional<String> before, Optional<String> after, String applied) {}

    public record Clock(LocalDate date, String before, String after) {}

    public record Late(String plan, Optional<String> task, LocalDate date, String end, String deadline) {}

    public record RunOut(String calendar, LocalDate from) {}
}
