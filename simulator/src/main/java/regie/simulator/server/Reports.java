package regie.simulator.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import regie.engine.AttemptReport;
import regie.engine.AttemptResult;
import regie.engine.EngineCommand;
import regie.engine.effect.Effect;
import regie.kernel.HostName;
import regie.protocol.RunningAttempt;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;

/** What agents say, as commands to the engine; what the engine wants, as messages to agents. */
final class Reports {

    private Reports() {}

    static EngineCommand joined(
            HostName host, String incarnation, List<RunningAttempt> running, List<ToServer.Ended> ended, Instant now) {
        List<EngineCommand.Known> known = new ArrayList<>();
        running.forEach(one -> known.add(new EngineCommand.Known(one.attempt(), one.token(), started(one, now))));
        ended.forEach(one -> known.add(new EngineCommand.Known(one.attempt(), one.token(), report(one, now))));
        return new EngineCommand.AgentJoined(host, incarnation, known);
    }

    static EngineCommand started(HostName host, RunningAttempt one, Instant now) {
        return new EngineCommand.Reported(host, one.attempt(), one.token(), started(one, now));
    }

    static EngineCommand ended(HostName host, ToServer.Ended one, Instant now) {
        return new EngineCommand.Reported(host, one.attempt(), one.token(), report(one, now));
    }

    private static AttemptReport started(RunningAttempt one, Instant now) {
        return new AttemptReport.Started(cut(one.startedAt(), now));
    }

    private static AttemptReport report(ToServer.Ended one, Instant now) {
        return switch (one.result()) {
            case regie.protocol.AttemptResult.Exited exited -> end(one, AttemptResult.How.EXITED, OptionalInt.of(exited.code()), now);
            case regie.protocol.AttemptResult.Signalled by -> end(one, AttemptResult.How.EXITED, OptionalInt.of(128 + by.signal()), now);
            case regie.protocol.AttemptResult.TimedOut late -> end(one, AttemptResult.How.TIMED_OUT, OptionalInt.empty(), now);
            case regie.protocol.AttemptResult.Killed killed -> end(one, AttemptResult.How.KILLED, OptionalInt.empty(), now);
            case regie.protocol.AttemptResult.Lost lost -> new AttemptReport.Lost(lost.sentence().en());
            case regie.protocol.AttemptResult.NotStarted not ->
                new AttemptReport.NotStarted(not.sentence().en(), not.code().equals("OtherIncarnation"));
        };
    }

    private static AttemptReport end(ToServer.Ended one, AttemptResult.How how, OptionalInt code, Instant now) {
        return new AttemptReport.Ended(new AttemptResult(how, code, Optional.of(cut(one.times().startedAt(), now)),
                cut(one.times().endedAt(), now), one.outputs(), one.checkpoint(), List.of(), Optional.empty()));
    }

    /** The agent's clock may be ahead: a reported time never lies after the server's own. */
    private static Instant cut(Instant reported, Instant now) {
        return reported.isAfter(now) ? now : reported;
    }

    static ToAgent.Start start(Effect.StartAttempt effect) {
        return new ToAgent.Start(effect.attempt(), effect.token(), effect.incarnation(), effect.work().kind(),
                effect.work().arguments(), effect.environment(), effect.work().folder(), effect.work().user(),
                effect.work().timeout(), effect.work().grace(), Optional.empty(), effect.work().outputLimitBytes(),
                effect.work().failOnOutput());
    }
}
