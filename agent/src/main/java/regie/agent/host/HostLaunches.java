package regie.agent.host;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.actions.Action;
import regie.actions.Actions;
import regie.actions.Command;
import regie.actions.Finding;
import regie.actions.output.FailPatterns;
import regie.protocol.StartProblem;
import regie.protocol.ToAgent;
import regie.protocol.agent.Launches;
import regie.protocol.supervisor.ToSupervisor;

/**
 * Starts as commands, by the actions that are installed. {@code REGIE_FILES} names the unpacked
 * bundle, and {@code ./x} means the bundle's {@code x} where it has one.
 */
final class HostLaunches implements Launches {

    private final Actions actions;
    private final Bundles bundles;

    HostLaunches(Actions actions, Bundles bundles) {
        this.actions = actions;
        this.bundles = bundles;
    }

    @Override
    public Launching of(ToAgent.Start start, Optional<Duration> timeout) {
        Optional<Action> action = actions.named(start.action());
        if (action.isEmpty()) {
            return new Launching.Refused(new StartProblem.UnknownAction(start.action()));
        }
        List<Finding> findings = action.get().validate(start.arguments());
        if (!findings.isEmpty()) {
            return new Launching.Refused(new StartProblem.WrongArguments(start.action(), findings.getFirst().sentence()));
        }
        List<String> unusable = new FailPatterns(start.failOnOutput()).unusable();
        if (!unusable.isEmpty()) {
            return new Launching.Refused(new StartProblem.UnusablePattern(unusable.getFirst()));
        }
        Command command = action.get().start(start.arguments());
        Map<String, String> environment = new LinkedHashMap<>(start.environment());
        environment.putAll(command.environment());
        start.bundle().ifPresent(hash -> environment.put("REGIE_FILES", bundles.of(hash).toString()));
        List<String> words = start.bundle().map(bundles::of).map(files -> BundlePaths.in(command.words(), files))
                .orElse(command.words());
        return new Launching.Ready(new ToSupervisor.Launch(start.attempt(), start.token(), words, environment,
                command.input(), start.folder(), start.user(), timeout, start.grace(), start.outputLimit(),
                start.failOnOutput()));
    }
}
