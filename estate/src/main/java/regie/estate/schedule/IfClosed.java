package regie.estate.schedule;

import java.util.List;

/** What becomes of a due day that is not a working day of the calendar. */
public enum IfClosed {
    /** The plan does not run. */
    SKIP,
    /** It runs on the nearest working day before. */
    PREVIOUS,
    /** It runs on the nearest working day after. */
    NEXT,
    /** It runs on the closed day all the same. */
    RUN;

    /**
     * Where nothing is said: a closed day is left out, except by rules that cannot but mean it. {@code daily} would say
     * no more than {@code working} if it were.
     */
    public static IfClosed unlessSaid(List<DaysRule> days) {
        boolean meant = days.stream().allMatch(rule -> rule instanceof DaysRule.All all
                && (all.sort() == DaysRule.Sort.DAILY || all.sort() == DaysRule.Sort.CLOSED));
        return meant ? RUN : SKIP;
    }
}
