package regie.engine.forecast.compiled;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import regie.kernel.RunId;

/** Numbers behind {@code ~} are given in the order in which runs come to be; timers of one instant come by name. */
final class Series {

    private Series() {}

    static void number(Night night) {
        Map<String, Integer> known = night.series;
        Ints numbers = new Ints();
        for (Night.OfRun run : night.runs) {
            String first = first(run).value();
            Integer series = known.get(first);
            if (series == null) {
                series = known.size();
                known.put(first, series);
                numbers.add(given(night, run));
            }
            run.series = series;
        }
        night.numbers = numbers.toArray();
    }

    static RunId first(Night.OfRun run) {
        return RunId.of(run.run.definition().name(), run.run.date(), 1);
    }

    static RunId id(Night.OfRun run, int number) {
        return RunId.of(run.run.definition().name(), run.run.date(), number);
    }

    private static int given(Night night, Night.OfRun run) {
        RunId next = night.scenario.state().nextRunId(run.run.definition().name(), run.run.date());
        int tilde = next.value().lastIndexOf('~');
        return tilde < 0 ? 0 : Integer.parseInt(next.value().substring(tilde + 1)) - 1;
    }

    /** Puts the tasks of each run that may have timers in the order of their names. */
    static void order(Night night) {
        night.nameOrder = new int[night.size];
        for (Night.OfRun run : night.runs) {
            Integer[] timed = new Integer[run.beyond - run.base];
            int count = 0;
            for (int task = run.base; task < run.beyond; task++) {
                if (night.from[task] != Night.NONE || night.delay[task] != Night.NONE) {
                    timed[count++] = task;
                }
            }
            if (count > 0) {
                Integer[] sorted = Arrays.copyOf(timed, count);
                Arrays.sort(sorted, Comparator.comparing(task -> name(night, task)));
                for (int i = 0; i < count; i++) {
                    night.nameOrder[sorted[i]] = i;
                }
            }
        }
    }

    private static String name(Night night, int task) {
        String name = night.runs.get(night.run[task]).shape.tasks[night.node[task]].name();
        return night.item[task] < 0 ? name : name + "." + night.item[task];
    }
}
