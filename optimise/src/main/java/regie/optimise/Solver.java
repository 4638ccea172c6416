package regie.optimise;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks CP-SAT of OR-Tools: due times first, then the shortest whole, then early ends of what is due. */
final class Solver {

    /** Of the time, this much goes into a good first answer. */
    private static final double FIRST = 0.5;

    private final Net net;
    private final Duration limit;
    private final int workers;
    private final int seed;

    /** @param limit wall time; what is best by then is the answer */
    Solver(Net net, Duration limit, int workers, int seed) {
        this.net = net;
        this.limit = limit;
        this.workers = workers;
        this.seed = seed;
    }

    /** Empty when not even one way was found that keeps the latest starts. */
    Optional<Net.Solution> solve() {
        long begun = System.nanoTime();
        Loader.loadNativeLibraries();
        // Of nights with due times the shortest whole is not all there is to want.
        boolean dues = net.jobs().stream().anyMatch(job -> job.due() != Net.NEVER);
        long[] first = Greedy.best(net, (long) (limit.toNanos() * FIRST), workers, seed);
        boolean kept = net.breach(first).isEmpty();
        if (kept && !dues && net.makespan(first) == net.bound()) {
            return Optional.of(new Net.Solution(first, net.makespan(first), net.bound(), true));
        }
        Model model = new Model(net, kept ? net.makespan(first) : net.makespan(first) * 2 + 1);
        if (kept) {
            model.hint(first);
        }
        double left = limit.toMillis() / 1000.0 - (System.nanoTime() - begun) / 1e9;
        CpSolver solver = new CpSolver();
        solver.getParameters().setMaxTimeInSeconds(Math.max(0.2, left)).setNumWorkers(workers).setRandomSeed(seed);
        CpSolverStatus status = solver.solve(model.model);
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            return kept ? Optional.of(new Net.Solution(first, net.makespan(first), 0, false)) : Optional.empty();
        }
        long[] starts = new long[net.jobs().size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = solver.value(model.starts.get(i));
        }
        boolean proven = status == CpSolverStatus.OPTIMAL;
        long makespan = net.makespan(starts);
        long bound = proven ? makespan : model.dues == 0 ? (long) Math.ceil(solver.bestObjectiveBound() - 1e-6) : 0;
        return Optional.of(new Net.Solution(starts, makespan, bound, proven));
    }

    /** The net in the solver's words. */
    private static final class Model {

        final CpModel model = new CpModel();
        final List<IntVar> starts = new ArrayList<>();
        final int dues;
        private final List<IntervalVar> intervals = new ArrayList<>();

        Model(Net net, long horizon) {
            for (Net.Job job : net.jobs()) {
                long last = Math.min(job.latest(), Math.max(job.release(), horizon - job.duration()));
                IntVar start = model.newIntVar(job.release(), last, "");
                starts.add(start);
                intervals.add(model.newFixedSizeIntervalVar(start, job.duration(), ""));
            }
            for (int i = 0; i < starts.size(); i++) {
                for (int before : net.jobs().get(i).before()) {
                    model.addLessOrEqual(end(net, before), starts.get(i));
                }
            }
            share(net);
            this.dues = aim(net, horizon);
        }

        private LinearExpr end(Net net, int job) {
            return LinearExpr.newBuilder().add(starts.get(job)).add(net.jobs().get(job).duration()).build();
        }

        private void share(Net net) {
            List<CumulativeConstraint> shared = new ArrayList<>();
            net.pools().forEach(pool -> shared.add(model.addCumulative(pool.capacity())));
            for (int i = 0; i < starts.size(); i++) {
                for (Net.Demand demand : net.jobs().get(i).demands()) {
                    shared.get(demand.pool()).addDemand(intervals.get(i), demand.units());
                }
            }
        }

        private int aim(Net net, long horizon) {
            IntVar whole = model.newIntVar(0, horizon, "whole");
            LinearExprBuilder late = LinearExpr.newBuilder();
            LinearExprBuilder early = LinearExpr.newBuilder();
            int count = 0;
            for (int i = 0; i < starts.size(); i++) {
                model.addLessOrEqual(end(net, i), whole);
                long due = net.jobs().get(i).due();
                if (due != Net.NEVER) {
                    IntVar tardy = model.newIntVar(0, horizon, "");
                    model.addLessOrEqual(end(net, i), LinearExpr.newBuilder().add(tardy).add(due).build());
                    late.add(tardy);
                    early.add(starts.get(i));
                    count++;
                }
            }
            if (count == 0) {
                model.minimize(whole);
            } else {
                model.minimize(LinearExpr.newBuilder().addTerm(late.build(), (count + 1) * 1_000L)
                        .addTerm(whole, count + 1L).add(early.build()).build());
            }
            return count;
        }

        void hint(long[] first) {
            for (int i = 0; i < first.length; i++) {
                model.addHint(starts.get(i), first[i]);
            }
        }
    }
}
