package regie.formats.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The names that an expression may read where it stands.
 *
 * @param words root names, sorted
 * @param needed whether the result of a task, its name with underscores, is there
 * @param tasks all tasks of the plan, with underscores, sorted
 */
record Visible(Set<String> words, Predicate<String> needed, Set<String> tasks) {

    /** What every expression of a run may read. */
    static final List<String> ALWAYS = List.of("date", "period", "plan", "run");

    static Visible inPlan(Set<String> variables) {
        Set<String> words = new TreeSet<>(variables);
        words.addAll(ALWAYS);
        return new Visible(words, task -> false, Set.of());
    }

    Visible and(String... more) {
        Set<String> words = new TreeSet<>(this.words);
        words.addAll(List.of(more));
        return new Visible(words, needed, tasks);
    }

    Visible and(Iterable<String> more) {
        List<String> list = new ArrayList<>();
        more.forEach(list::add);
        return and(list.toArray(String[]::new));
    }

    Visible reading(Predicate<String> needed, Set<String> tasks) {
        return new Visible(words, needed, tasks).and("tasks");
    }
}
