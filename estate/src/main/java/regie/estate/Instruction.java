package regie.estate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regie.kernel.Expression;

/**
 * What the operator does when a task fails. Its cases propose, with their button; they never act by themselves.
 *
 * @param markdown the text below the header
 * @param never gestures that this instruction warns against
 */
public record Instruction(
        String name, List<Case> cases, List<String> never, Optional<LocalDate> reviewed, String markdown) {

    /**
     * @param when over {@code exit_code}, {@code outputs}, {@code attempts}, {@code task}, {@code run}, {@code plan},
     *        {@code date}; empty always holds
     * @param gesture the gesture proposed ({@code force-ok}, {@code rerun}, {@code call} …)
     * @param max how many times it may be proposed for one task of one run
     */
    public record Case(
            Optional<Expression> when, String gesture, Optional<Integer> max, Optional<String> who, Optional<Duration> after) {}
}
