package regie.server.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import regie.engine.AttemptReport;
import regie.engine.AttemptResult;
import regie.engine.EngineCommand;
import regie.engine.effect.Effect;
import regie.kernel.HostName;
import regie.protocol.OutputFacts;
import regie.protocol.RunningAttempt;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;

/**
 * What agents say in the engine's words, and what the engine wants in the agents'. Pure.
 *
 * <p>An agent cannot see that a scaled clock stood still while the server was stopped, so a reported
 * production time after the server's own is cut to it.
 */
final class AgentWords {

    /** A process that a signal ended has, for the shell and for us, this code plus the signal's number. */
    private static final int SIGNAL_BASE = 128;

    private AgentWords() {}

    static EngineCommand.AgentJoined joined(
            HostName host, String incarnation, List<RunningAttempt> running, List<ToServer.Ended> ended, Instant now) {
        List<EngineCommand.Known> known = new ArrayList<>(running.size() + ended.size());
        for (RunningAttempt one : running) {
            known.add(new EngineCommand.Known(one.attempt(), one.token(), new AttemptReport.Started(cut(one.startedAt(), now))));
        }
        for (ToServer.Ended one : ended) {
            known.add(new EngineCommand.Known(one.attempt(), one.token(), report(one, now)));
        }
        return new EngineCommand.AgentJoined(host, incarnation, known);
    }

    static EngineCommand.Reported started(HostName host, RunningAttempt one, Instant now) {
        return new EngineCommand.Reported(host, one.attempt(), one.token(), new AttemptReport.Started(cut(one.startedAt(), now)));
    }

    static EngineCommand.Reported ended(HostName host, ToServer.Ended end, Instant now) {
        return new EngineCommand.Reported(host, end.attempt(), end.token(), report(end, now));
    }

    /** @param surroundings beside the engine's own variables, which win */
    static ToAgent.Start start(Effect.StartAttempt start, Map<String, String> surroundings) {
        Map<String, String> environment = new LinkedHashMap<>(surroundings);
        environment.putAll(start.environment());
        return new ToAgent.Start(
                start.attempt(), start.token(), start.incarnation(), start.work().kind(), start.work().arguments(),
                environment, start.work().folder(), start.work().user(), start.work().timeout(), start.work().grace(),
                Optional.of(start.estateVersion()), start.work().outputLimitBytes(), start.work().failOnOutput());
    }

    private static AttemptReport report(ToServer.Ended end, Instant now) {
        return switch (end.result()) {
            case regie.protocol.AttemptResult.Exited exited -> new AttemptReport.Ended(
                    result(end, AttemptResult.How.EXITED, OptionalInt.of(exited.code()), now));
            case regie.protocol.AttemptResult.Signalled signalled -> new AttemptReport.Ended(
                    result(end, AttemptResult.How.EXITED, OptionalInt.of(SIGNAL_BASE + signalled.signal()), now));
            case regie.protocol.AttemptResult.TimedOut timedOut -> new AttemptReport.Ended(
                    result(end, AttemptResult.How.TIMED_OUT, OptionalInt.empty(), now));
            case regie.protocol.AttemptResult.Killed killed -> new AttemptReport.Ended(
                    result(end, AttemptResult.How.KILLED, OptionalInt.empty(), now));
            case regie.protocol.AttemptResult.Lost lost -> new AttemptReport.Lost(lost.sentence().en());
            case regie.protocol.AttemptResult.NotStarted not -> new AttemptReport.NotStarted(
                    not.sentence().en(), not.code().equals("OtherIncarnation"));
        };
    }

    private static AttemptResult result(ToServer.Ended end, AttemptResult.How how, OptionalInt code, Instant now) {
        Instant ended = cut(end.times().endedAt(), now);
        Instant started = cut(end.times().startedAt(), ended);
        List<String> hits = end.hits().stream().map(hit -> hit.pattern() + ": " + hit.excerpt()).toList();
        return new AttemptResult(how, code, Optional.of(started), ended, end.outputs(), end.checkpoint(), hits, output(end.output()));
    }

    private static Optional<AttemptResult.Output> output(OutputFacts facts) {
        return facts.equals(OutputFacts.NONE) ? Optional.empty()
                : Optional.of(new AttemptResult.Output(facts.size(), facts.sha256(), facts.truncated()));
    }

    private static Instant cut(Instant reported, Instant now) {
        return reported.isAfter(now) ? now : reported;
    }
}
