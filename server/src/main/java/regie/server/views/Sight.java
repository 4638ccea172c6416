package regie.server.views;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.engine.EngineEvent;
import regie.engine.Intent;
import regie.engine.Verdict;
import regie.kernel.HostName;
import regie.kernel.Text;
import regie.server.api.AttemptView;

/** The attempts as their events tell them, without the engine's state. */
final class Sight {

    private Sight() {}

    /** The attempt after the event; {@code before} is what was known of it. Empty when the event says nothing of it. */
    static Optional<AttemptView> after(EngineEvent.OfAttempt event, Optional<AttemptView> before) {
        return switch (event) {
            case EngineEvent.AttemptIntended it -> Optional.of(new AttemptView(
                    it.attempt().toString(), it.attempt().task().toString(), it.attempt().number(), it.host().map(HostName::value)
                            .orElse(""),
                    "dispatched", it.at(), Optional.empty(), Optional.empty(), Optional.empty(), words(it.intent()), Optional.empty(),
                    Optional.empty(), Map.of(), it.occurrence()));
            case EngineEvent.AttemptStarted it -> before.map(known -> with(known, "running", Optional.of(it.startedAt())));
            case EngineEvent.AttemptStopping it -> before.map(known -> with(known, "stopping", known.startedAt()));
            case EngineEvent.AttemptUnknown it -> before.map(known -> with(known, "unknown", known.startedAt()));
            case EngineEvent.AttemptFound it -> before.map(known -> with(known, "running", it.startedAt().or(known::startedAt)));
            case EngineEvent.AttemptEnded it -> before.map(known -> ended(known, it));
            case EngineEvent.AttemptAbandoned it -> before.map(known -> over(known, it));
            case EngineEvent.AbandonedSettled it -> before;
            case EngineEvent.PersonAnswered it -> before;
            case EngineEvent.PersonReminded it -> before;
            case EngineEvent.PersonEscalated it -> before;
        };
    }

    private static Optional<Text> words(Intent intent) {
        return switch (intent) {
            case Intent.Work work -> Optional.empty();
            case Intent.Approval approval -> Optional.of(approval.question());
            case Intent.ByHand byHand -> Optional.empty();
            case Intent.SubRun run -> Optional.of(Text.same(run.run().value()));
        };
    }

    private static AttemptView with(AttemptView known, String state, Optional<java.time.Instant> started) {
        return new AttemptView(known.id(), known.task(), known.number(), known.host(), state, known.intendedAt(), started,
                known.endedAt(), known.exitCode(), known.cause(), known.outputBytes(), known.outputSha256(), known.outputs(),
                known.occurrence());
    }

    private static AttemptView ended(AttemptView known, EngineEvent.AttemptEnded event) {
        Map<String, String> outputs = new TreeMap<>();
        event.result().outputs().forEach((name, value) -> outputs.put(name, value.asText()));
        Optional<Integer> code = event.result().exitCode().isPresent()
                ? Optional.of(event.result().exitCode().getAsInt()) : Optional.empty();
        return new AttemptView(known.id(), known.task(), known.number(), known.host(), state(event.verdict()), known.intendedAt(),
                event.result().startedAt().or(known::startedAt), Optional.of(event.result().endedAt()), code, cause(event.verdict()),
                event.result().output().map(output -> output.bytes()), event.result().output().map(output -> output.sha256()), outputs,
                known.occurrence());
    }

    private static AttemptView over(AttemptView known, EngineEvent.AttemptAbandoned event) {
        return new AttemptView(known.id(), known.task(), known.number(), known.host(), "failed", known.intendedAt(), known.startedAt(),
                Optional.of(event.at()), known.exitCode(), Optional.of(new Text("abandonnée", "abandoned")), known.outputBytes(),
                known.outputSha256(), known.outputs(), known.occurrence());
    }

    private static String state(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Succeeded succeeded -> "succeeded";
            case Verdict.Listed listed -> "succeeded";
            case Verdict.Failed failed -> "failed";
            case Verdict.Retried retried -> "failed";
            case Verdict.Returned returned -> "cancelled";
            case Verdict.Cancelled cancelled -> "cancelled";
        };
    }

    private static Optional<Text> cause(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Succeeded succeeded -> succeeded.warning()
                    ? Optional.of(new Text("avec avertissement", "with a warning")) : Optional.empty();
            case Verdict.Listed listed -> Optional.empty();
            case Verdict.Failed failed -> Optional.of(failed.cause().sentence());
            case Verdict.Retried retried -> Optional.of(retried.cause().sentence());
            case Verdict.Returned returned -> Optional.of(Text.same(returned.why()));
            case Verdict.Cancelled cancelled -> Optional.empty();
        };
    }
}
