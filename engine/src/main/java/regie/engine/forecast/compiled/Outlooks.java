package regie.engine.forecast.compiled;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import regie.engine.forecast.Outlook;
import regie.kernel.Text;

/** Puts what was played, and what was sampled, into words of the night. */
final class Outlooks {

    private final CompiledForecast forecast;
    private final Night night;
    private final Board board;
    private final Paths paths;
    private final CompiledForecast.Names names;

    Outlooks(CompiledForecast forecast) {
        this.forecast = forecast;
        this.night = forecast.night;
        this.board = forecast.play.board;
        this.paths = new Paths(forecast);
        this.names = new CompiledForecast.Names(forecast);
    }

    Outlook of(long[][] samples) {
        List<Outlook.OfTask> tasks = new ArrayList<>();
        for (Board.Standing run : names.inOrder()) {
            for (int task = run.of.base; task < run.of.beyond; task++) {
                if (names.shown(task)) {
                    tasks.add(task(run, task));
                }
            }
        }
        List<Outlook.OfDeadline> rows = all(samples);
        List<Outlook.OfDeadline> deadlines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (forecast.deadlines.get(i).there(board)) {
                deadlines.add(rows.get(i));
            }
        }
        deadlines.sort(java.util.Comparator.comparing(Outlook.OfDeadline::at));
        long first = paths.firstStart();
        Optional<Instant> start = first >= Night.NEVER ? Optional.empty() : Optional.of(night.instant(first));
        Optional<Instant> end = start.map(at -> night.instant(paths.end()));
        return new Outlook(start, end, tasks, deadlines, List.<Text>of(), !forecast.surprised());
    }

    List<Outlook.OfDeadline> all(long[][] samples) {
        List<Outlook.OfDeadline> rows = new ArrayList<>();
        for (int i = 0; i < forecast.deadlines.size(); i++) {
            rows.add(deadline(forecast.deadlines.get(i), column(samples, i)));
        }
        return rows;
    }

    private Outlook.OfTask task(Board.Standing run, int task) {
        long slack = paths.slack(task);
        return new Outlook.OfTask(run.id(), names.of(task), forecast.instant(board.start[task]), forecast.end(task),
                slack >= Night.NEVER ? null : Duration.of(slack, ChronoUnit.MICROS), paths.critical(task), forecast.state(task, run));
    }

    private static long[] column(long[][] samples, int deadline) {
        long[] ends = new long[samples.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = samples[i][deadline];
        }
        Arrays.sort(ends);
        return ends;
    }

    private Outlook.OfDeadline deadline(Due due, long[] ends) {
        long over = due.over(board);
        Optional<Instant> predicted = over >= Night.NEVER ? Optional.empty() : Optional.of(night.instant(over));
        Optional<Double> probability = Optional.empty();
        if (ends.length > 0) {
            int met = 0;
            while (met < ends.length && ends[met] <= due.at()) {
                met++;
            }
            probability = Optional.of((double) met / ends.length);
        }
        return new Outlook.OfDeadline(board.runs[due.run().index].id(), due.run().shape.definition.name(), due.name(),
                night.instant(due.at()), due.kind(), predicted, probability, quantile(ends, 0.05), quantile(ends, 0.95),
                standing(due, over, probability), Optional.empty());
    }

    private Optional<Instant> quantile(long[] ends, double share) {
        if (ends.length == 0) {
            return Optional.empty();
        }
        long end = ends[(int) Math.min(ends.length - 1, Math.floor(share * ends.length))];
        return end == Long.MAX_VALUE ? Optional.empty() : Optional.of(night.instant(end));
    }

    private Outlook.Standing standing(Due due, long over, Optional<Double> probability) {
        if (over <= 0) {
            return over <= due.at() ? Outlook.Standing.COMPLETED : Outlook.Standing.COMPLETED_LATE;
        }
        if (over >= Night.NEVER) {
            return failed(due) ? Outlook.Standing.IN_ERROR : Outlook.Standing.WILL_NOT_COMPLETE;
        }
        if (over > due.at()) {
            return Outlook.Standing.LATE;
        }
        boolean risky = probability.filter(p -> p < Outlook.CONFIDENCE).isPresent();
        return risky ? Outlook.Standing.AT_RISK : Outlook.Standing.ON_TIME;
    }

    private boolean failed(Due due) {
        for (int task = due.run().base; task < due.run().beyond; task++) {
            if (board.state[task] == Night.FAILED) {
                return true;
            }
        }
        return false;
    }
}
