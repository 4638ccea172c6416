package regie.engine.forecast.compiled;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.TreeSet;
import regie.engine.forecast.Known;
import regie.engine.state.Task;
import regie.kernel.Expression;
import regie.kernel.Value;

/**
 * What each {@code when} says: worked out when a play first asks, by how tasks stand then, and kept for all later plays.
 * One that cannot be worked out is a yes.
 */
final class Whens {

    static final byte YES = 1;
    static final byte NO = 2;
    static final byte WRONG = 3;

    private final Night night;
    private final byte[] known;

    Whens(Night night) {
        this.night = night;
        this.known = new byte[night.size];
    }

    byte of(int task, Board board) {
        byte answer = known[task];
        if (answer == 0) {
            answer = evaluate(task, board);
            known[task] = answer;
        }
        return answer;
    }

    private byte evaluate(int task, Board board) {
        Night.OfRun run = night.runs.get(night.run[task]);
        Task named = night.task[task];
        Expression when = run.shape.tasks[night.node[task]].when().orElseThrow();
        return switch (when.evaluate(night.known(run, named, needed(task, run, board), null))) {
            case Expression.Outcome.Is(Value.Flag(boolean yes)) -> yes ? YES : NO;
            case Expression.Outcome.Is is -> WRONG;
            case Expression.Outcome.Failed failed -> YES;
        };
    }

    private Value needed(int task, Night.OfRun run, Board board) {
        LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
        ArrayDeque<Integer> left = new ArrayDeque<>();
        TreeSet<Integer> seen = new TreeSet<>();
        left.add(night.node[task]);
        while (!left.isEmpty()) {
            int[] needs = run.shape.needs[left.poll()];
            for (int n = 0; n < needs.length; n += 2) {
                int before = needs[n];
                if (before >= 0 && seen.add(before)) {
                    fields.put(run.shape.tasks[before].name().replace('-', '_'), facts(run.base + before, board));
                    left.add(before);
                }
            }
        }
        return new Value.Fields(fields);
    }

    private Value facts(int task, Board board) {
        Task named = night.task[task];
        if (named != null && named.state().ended() && night.state[task] == board.state[task]) {
            return Known.facts(named);
        }
        String state = switch (board.state[task]) {
            case Night.SUCCEEDED -> "succeeded";
            case Night.FAILED -> "failed";
            case Night.SKIPPED -> "skipped";
            case Night.CANCELLED -> "cancelled";
            default -> "waiting";
        };
        boolean runs = night.list[task] == Shape.LIST_ON_HOST || night.kind[task] == Shape.WORK && night.list[task] == Shape.NO_LIST;
        boolean exited = board.state[task] == Night.SUCCEEDED && runs
                && (board.flags[task] & (Night.ICED | Night.NO_EXEC)) == 0;
        return Known.facts(state, exited);
    }
}
