package regie.server.api;

import java.util.List;
import java.util.Optional;
import regie.kernel.Text;

/**
 * What a gesture did, or would do, per target and in dependency order.
 *
 * @param accepted how many were (would be) done
 * @param refused how many were (would be) refused
 */
public record GestureAnswer(boolean preview, int accepted, int refused, List<Result> results) {

    /**
     * @param follows what it entails: who already used the result, what starts, what stays open
     * @param later that it waits for its turn by the rate asked for
     */
    public record Result(
            String target, boolean accepted, boolean later, List<Text> follows, Optional<ProblemView> problem) {}
}
