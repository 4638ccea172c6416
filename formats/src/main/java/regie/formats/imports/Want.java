package regie.formats.imports;

import java.util.List;

/** What a task needs, while plans and tasks are still being made. */
public sealed interface Want {

    /**
     * @param ending {@code succeeded}, {@code failed} or {@code ended}
     * @param date empty for the same production date, else {@code previous}, {@code next}, {@code any} or {@code -2}
     * @param absent {@code pass}, {@code wait} or {@code fail}: said of tasks of other plans only
     */
    record On(String plan, String task, String ending, String date, String absent) implements Want {

        public static On same(String plan, String task) {
            return new On(plan, task, "succeeded", "", "wait");
        }

        public On ending(String wanted) {
            return new On(plan, task, wanted, date, absent);
        }

        public On date(String wanted) {
            return new On(plan, task, ending, wanted, absent);
        }

        public On absent(String then) {
            return new On(plan, task, ending, date, then);
        }

        boolean isSameDate() {
            return date.isEmpty();
        }
    }

    record All(List<Want> members) implements Want {
        public All {
            members = List.copyOf(members);
        }
    }

    record Any(List<Want> members) implements Want {
        public Any {
            members = List.copyOf(members);
        }
    }
}
