package regie.simulator.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import regie.estate.plan.Need;
import regie.simulator.chance.Chance;

/** Who needs whom: the shapes that graphs have in production. A task needs only tasks before it. */
final class Shapes {

    private final Chance chance;

    Shapes(Chance chance) {
        this.chance = chance;
    }

    /** For each task, the indexes of those that it needs. */
    List<List<Integer>> of(int tasks) {
        List<List<Integer>> needs = new ArrayList<>();
        int shape = chance.weigh(3, 3, 2, 4);
        for (int task = 0; task < tasks; task++) {
            needs.add(switch (shape) {
                case 0 -> task == 0 ? List.<Integer>of() : List.of(task - 1);
                case 1 -> fan(task, tasks);
                case 2 -> layered(task);
                default -> loose(task);
            });
        }
        return needs;
    }

    private static List<Integer> fan(int task, int tasks) {
        if (task == 0) {
            return List.of();
        }
        return task == tasks - 1 && tasks > 2 ? range(1, tasks - 1) : List.of(0);
    }

    /** Layers of three: each needs all of the layer before. */
    private static List<Integer> layered(int task) {
        int layer = task / 3;
        return layer == 0 ? List.of() : range((layer - 1) * 3, layer * 3);
    }

    private List<Integer> loose(int task) {
        return task == 0 || chance.percent(15) ? List.of() : chance.some(range(Math.max(0, task - 5), task), 3);
    }

    private static List<Integer> range(int from, int to) {
        List<Integer> range = new ArrayList<>();
        for (int i = from; i < to; i++) {
            range.add(i);
        }
        return range;
    }

    /** Mostly plain needs; now and then alternatives, failures, nesting. */
    Need need(List<String> names, Predicate<String> mayFail) {
        if (names.isEmpty()) {
            return Need.NOTHING;
        }
        List<Need> members = new ArrayList<>();
        names.forEach(name -> members.add(one(name, mayFail.test(name))));
        if (members.size() >= 2 && chance.percent(20)) {
            return new Need.Any(members);
        }
        if (members.size() >= 3 && chance.percent(20)) {
            return new Need.All(List.of(members.get(0), new Need.Any(members.subList(1, members.size()))));
        }
        return new Need.All(members);
    }

    private Need one(String name, boolean mayFail) {
        Need.Ending ending = switch (chance.weigh(85, 4, 8, 3)) {
            case 1 -> mayFail ? Need.Ending.FAILED : Need.Ending.ENDED;
            case 2 -> Need.Ending.ENDED;
            case 3 -> Need.Ending.SKIPPED;
            default -> Need.Ending.SUCCEEDED;
        };
        return new Need.OnTask(name, ending, ending == Need.Ending.SUCCEEDED && chance.percent(5));
    }
}
