package regie.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.Text;

/**
 * One run.
 *
 * @param state {@code planned running blocked succeeded failed cancelled}
 * @param deadline of the plan as a whole
 * @param order its place among all runs ever ordered: what lists are sorted by
 * @param late what of it and its tasks is out of its usual course
 * @param cycle its occurrences, where it has several
 * @param plannedStart while it waits for its time: when that comes
 * @param taskStates how many of its tasks are in each state, by the state's name; zeros left out
 */
public record RunView(
        String id,
        String plan,
        Optional<String> code,
        String kind,
        String application,
        Text title,
        LocalDate date,
        String state,
        boolean held,
        int tasks,
        Map<String, Integer> taskStates,
        Optional<Instant> orderedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<String> orderedBy,
        String estateVersion,
        Optional<Instant> deadline,
        long order,
        List<LateView> late,
        Optional<CycleView> cycle,
        Optional<Instant> plannedStart) {}
