package regie.engine.forecast.compiled;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import regie.engine.Standing;
import regie.engine.state.Task;
import regie.estate.plan.DateRef;
import regie.estate.plan.Need;
import regie.kernel.PlanName;
import regie.kernel.RunId;

/** Needs of other plans and dates: the machine's {@code Across} and {@code Elsewhere}, as far as they are known by numbers. */
final class Others {

    private static final int MET = 0;
    private static final int UNMET = 1;
    private static final int IMPOSSIBLE = 2;
    private static final int MISSING = 3;

    private final Play play;
    private final Night night;
    private final Board board;
    private final @Nullable Target[] @Nullable [] targets;
    final int[] met;
    final int[] passes;
    private final Map<Integer, Map<String, LinkedHashSet<Integer>>> watchers = new LinkedHashMap<>();
    private final Board.@Nullable Standing[] latest;
    private final boolean any;

    /** @param series whose runs are meant, -1 where none of them takes part and {@code known} is all there is to say */
    private record Target(Need.OnPlan need, int series, Standing.Kind known, boolean ordered) {}

    Others(Play play) {
        this.play = play;
        this.night = play.night;
        this.board = play.board;
        this.met = new int[night.size];
        this.passes = new int[night.size];
        this.targets = new Target[night.size][];
        this.latest = new Board.Standing[night.numbers.length];
        boolean found = false;
        for (int task = 0; task < night.size; task++) {
            Need.OnPlan[] needs = night.item[task] < 0 ? night.runs.get(night.run[task]).shape.elsewhere[night.node[task]] : null;
            if (needs != null) {
                found = true;
                targets[task] = new Target[needs.length];
                for (int i = 0; i < needs.length; i++) {
                    targets[task][i] = target(task, needs[i]);
                }
            }
        }
        this.any = found;
    }

    private Target target(int task, Need.OnPlan need) {
        Task named = night.task[task];
        if (named == null) {
            throw new IllegalStateException("a need without its task");
        }
        if (need.date().kind() == DateRef.Kind.ANY || need.within().isPresent()) {
            play.surprised = true;
        }
        Standing standing = night.scenario.state().across().standing(named, need);
        Integer series = named.run().ties().date(named.run().date(), need.plan(), need.date())
                .map(date -> RunId.of(new PlanName(need.plan()), date, 1).value()).map(night.series::get).orElse(null);
        return new Target(need, series == null ? -1 : series, standing.kind(), standing.run().isPresent());
    }

    void reset() {
        if (!any) {
            return;
        }
        watchers.clear();
        java.util.Arrays.fill(latest, null);
        for (int task = 0; task < night.size; task++) {
            Target[] of = targets[task];
            met[task] = 0;
            passes[task] = 0;
            for (int i = 0; of != null && i < of.length; i++) {
                Task named = night.task[task];
                if (night.runs.get(night.run[task]).present && named != null && named.side().has(of[i].need.key())) {
                    met[task] |= 1 << i;
                    passes[task] |= named.side().passes(of[i].need.key()) ? 1 << i : 0;
                }
            }
        }
    }

    boolean reaches(int task) {
        return any && targets[task] != null;
    }

    /** A run that was ordered, or that was there: its tasks watch what they need. */
    void enroll(Board.Standing run) {
        if (!any) {
            return;
        }
        latest[run.of.series] = run;
        for (int task = run.of.base; task < run.of.base + run.of.shape.tasks.length; task++) {
            Target[] of = targets[task];
            for (int i = 0; of != null && i < of.length; i++) {
                if (of[i].series >= 0) {
                    watchers.computeIfAbsent(of[i].series, key -> new LinkedHashMap<>())
                            .computeIfAbsent(of[i].need.task(), key -> new LinkedHashSet<>()).add(task);
                }
            }
        }
    }

    void changed(int task) {
        if (any && !watchers.isEmpty()) {
            Board.Standing run = board.runs[night.run[task]];
            look(run.of.series, run.of.shape.tasks[night.node[task]].name());
        }
    }

    /** Tells of each task of another run that watches this one. */
    void watching(int task, IntConsumer each) {
        if (!any) {
            return;
        }
        Board.Standing run = board.runs[night.run[task]];
        Map<String, LinkedHashSet<Integer>> of = watchers.get(run.of.series);
        if (of != null) {
            of.getOrDefault(run.of.shape.tasks[night.node[task]].name(), new LinkedHashSet<>()).forEach(each::accept);
            of.getOrDefault("", new LinkedHashSet<>()).forEach(each::accept);
        }
    }

    void runEnded(Board.Standing run) {
        if (any) {
            look(run.of.series, "");
        }
    }

    void runOrdered(Board.Standing run) {
        if (any && watchers.containsKey(run.of.series)) {
            look(run.of.series, "");
            for (int node = 0; node < run.of.shape.tasks.length; node++) {
                look(run.of.series, run.of.shape.tasks[node].name());
            }
        }
    }

    private void look(int series, String name) {
        Map<String, LinkedHashSet<Integer>> of = watchers.get(series);
        LinkedHashSet<Integer> tasks = of == null ? null : of.get(name);
        if (tasks != null) {
            for (int task : tasks) {
                if (play.moves.pending(task)) {
                    play.lines.look(task);
                }
            }
        }
    }

    /** How it stands with one need. */
    private Standing.Kind standing(Target target) {
        Board.Standing run = target.series < 0 ? null : latest[target.series];
        if (run == null) {
            return target.known;
        }
        if (target.need.task().isEmpty()) {
            boolean ok = run.ended && switch (target.need.when()) {
                case SUCCEEDED -> run.succeeded;
                case FAILED -> !run.succeeded && !run.cancelling;
                case ENDED -> true;
                case SKIPPED -> false;
            };
            return ok ? Standing.Kind.MET : run.ended ? Standing.Kind.OVER : Standing.Kind.OPEN;
        }
        int node = run.of.shape.indexOf(target.need.task());
        int task = run.of.base + node;
        if (node < 0 || (board.flags[task] & Night.ABSENT) != 0) {
            return Standing.Kind.ABSENT;
        }
        int manner = target.need.when().ordinal() * 2 + (target.need.strict() ? 1 : 0);
        boolean ok = Moves.met(board.state[task], false, run.of.shape.passesFailed[node], manner);
        return ok ? Standing.Kind.MET : Moves.ended(board.state[task]) ? Standing.Kind.OVER : Standing.Kind.OPEN;
    }

    /** True when something was written down, and the task is on the agenda again. */
    boolean note(int task) {
        Target[] of = any ? targets[task] : null;
        boolean said = false;
        for (int i = 0; of != null && i < of.length; i++) {
            if ((met[task] & 1 << i) != 0 || waived(task, of[i].need)) {
                continue;
            }
            Standing.Kind kind = standing(of[i]);
            boolean there = of[i].series >= 0 && latest[of[i].series] != null || of[i].ordered;
            boolean passed = kind == Standing.Kind.ABSENT && (of[i].need.ifAbsent() == Need.IfAbsent.PASS
                    || of[i].need.ifAbsent() == Need.IfAbsent.UNSAID && there);
            if (kind == Standing.Kind.MET || passed) {
                met[task] |= 1 << i;
                passes[task] |= passed ? 1 << i : 0;
                play.moves.reassess(task);
                play.lines.look(task);
                said = true;
            }
        }
        if (said) {
            play.lines.look(task);
        }
        return said;
    }

    /** A task whose needs are not met, and that nobody holds: it is over when they can no longer come true. */
    void judge(int task) {
        if (play.moves.met(task)) {
            return;
        }
        Target[] of = any ? targets[task] : null;
        int answer = of == null ? play.moves.impossible(task) ? IMPOSSIBLE : UNMET
                : answer(task, night.runs.get(night.run[task]).shape.tasks[night.node[task]].needs());
        if (answer == IMPOSSIBLE) {
            play.gates.skip(task);
        } else if (answer == MISSING) {
            play.gates.fail(task);
        }
    }

    private boolean waived(int task, Need.OnPlan need) {
        Task named = night.task[task];
        return named != null && (named.side().waived().contains(need.name())
                || named.side().waived().contains(regie.engine.state.Needs.ALL));
    }

    private int answer(int task, Need need) {
        return switch (need) {
            case Need.OnTask on -> play.moves.answer(task, on);
            case Need.OnPlan on -> onPlan(task, on);
            case Need.All all -> {
                int worst = MET;
                for (Need member : all.members()) {
                    worst = Math.max(worst, answer(task, member));
                }
                yield worst;
            }
            case Need.Any some -> any(task, some);
        };
    }

    private int onPlan(int task, Need.OnPlan need) {
        Target[] of = targets[task];
        for (int i = 0; of != null && i < of.length; i++) {
            if (of[i].need.equals(need)) {
                if ((met[task] & 1 << i) != 0 || waived(task, need)) {
                    return MET;
                }
                Standing.Kind kind = standing(of[i]);
                if (kind == Standing.Kind.ABSENT && need.ifAbsent() == Need.IfAbsent.FAIL) {
                    return MISSING;
                }
                boolean past = kind == Standing.Kind.OVER
                        && (need.when() == Need.Ending.FAILED || need.when() == Need.Ending.SKIPPED);
                return past ? IMPOSSIBLE : UNMET;
            }
        }
        return MET;
    }

    private int any(int task, Need.Any some) {
        boolean allDropOut = true;
        int best = MISSING;
        for (Need member : some.members()) {
            boolean drops = dropsOut(task, member);
            allDropOut &= drops;
            int one = answer(task, member);
            if (one == MET && !drops) {
                return MET;
            }
            best = one != MET ? Math.min(best, one) : best;
        }
        return allDropOut ? MET : best;
    }

    private boolean dropsOut(int task, Need member) {
        return switch (member) {
            case Need.OnTask on -> play.moves.absent(task, on);
            case Need.OnPlan on -> {
                Target[] of = targets[task];
                for (int i = 0; of != null && i < of.length; i++) {
                    if (of[i].need.equals(on)) {
                        yield (passes[task] & 1 << i) != 0;
                    }
                }
                yield false;
            }
            case Need.All all -> false;
            case Need.Any inner -> false;
        };
    }

    /** Whether its needs would be met if all that lies outside its run came true. */
    boolean inReach(int task) {
        return reaches(task) && night.item[task] < 0
                && inReach(task, night.runs.get(night.run[task]).shape.tasks[night.node[task]].needs());
    }

    private boolean inReach(int task, Need need) {
        return switch (need) {
            case Need.OnTask on -> play.moves.answer(task, on) == MET;
            case Need.OnPlan on -> true;
            case Need.All all -> all.members().stream().allMatch(member -> inReach(task, member));
            case Need.Any some -> some.members().stream().allMatch(member -> dropsOut(task, member))
                    || some.members().stream().anyMatch(member -> !dropsOut(task, member) && inReach(task, member));
        };
    }
}
