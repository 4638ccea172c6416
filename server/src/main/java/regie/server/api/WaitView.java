package regie.server.api;

import java.time.Instant;
import java.util.Optional;
import regie.kernel.Text;

/**
 * Why a task does not start.
 *
 * @param kind the reason's name
 * @param holder who or what holds it
 * @param until when it should lift by itself
 * @param liftedBy who may lift it
 * @param command the command that lifts it, ready to paste
 * @param what the sentence without since when, for a place that shows the time beside it
 */
public record WaitView(
        String kind,
        Text sentence,
        Optional<Instant> since,
        Optional<String> holder,
        Optional<Instant> until,
        Optional<Text> liftedBy,
        Optional<String> command,
        Text what) {}
