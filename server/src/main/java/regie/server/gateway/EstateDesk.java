package regie.server.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import regie.engine.Breakage;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.EstateFacts;
import regie.engine.dispatch.Breakages;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.finding.Finding;
import regie.estate.finding.Findings;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.kernel.Actor;
import regie.kernel.EstateVersion;
import regie.kernel.PlanName;
import regie.kernel.Problem;
import regie.runtime.journal.StreamId;
import regie.server.api.EstateChange;
import regie.server.api.FindingView;
import regie.server.api.ProblemView;
import regie.server.api.VersionView;
import regie.server.estate.EstateShelf;
import regie.store.registry.EstateHistory;

/**
 * Puts versions of the estate in force, after showing what they change. A version is either in force as a whole or not at all: it is
 * read and checked beside the loop, and one command makes it the one that everything new follows.
 */
public final class EstateDesk {

    private static final int BREAKS_MAX = 100;
    private static final int FINDINGS_MAX = 200;
    private static final int VERSIONS_MAX = 500;

    private final EngineGateway.Door door;
    private final EstateShelf shelf;
    private final EstateHistory history;
    private final StreamId stream;
    private final Supplier<Instant> now;

    public EstateDesk(EngineGateway.Door door, EstateShelf shelf, EstateHistory history, StreamId stream, Supplier<Instant> now) {
        this.door = door;
        this.shelf = shelf;
        this.history = history;
        this.stream = stream;
        this.now = now;
    }

    /**
     * How a version is to be put in force.
     *
     * @param preview only say what it would change
     * @param force even where living runs need what it takes away
     * @param source where it came from, for people
     * @param days how many coming days are compared
     */
    public record Asked(boolean preview, boolean force, Optional<String> reason, String source, int days) {}

    /** @param packed as {@link Bundle#pack} writes it */
    public EstateChange apply(byte[] packed, Asked asked, Actor actor, String commandId) {
        try {
            return apply(Bundle.unpack(new ByteArrayInputStream(packed)), asked, actor, commandId);
        } catch (IOException | IllegalArgumentException broken) {
            return refused("", asked, new VersionProblem.NotABundle(String.valueOf(broken.getMessage())), 400);
        }
    }

    /** A version that was in force before, by its name or the beginning of it. */
    public EstateChange again(String version, Asked asked, Actor actor, String commandId) {
        Optional<Bundle> kept = history.newest(stream, VERSIONS_MAX).stream().map(EstateHistory.Entry::version)
                .filter(known -> known.value().startsWith(version)).findFirst().flatMap(shelf::bundle);
        return kept.map(bundle -> apply(bundle, asked, actor, commandId))
                .orElseGet(() -> refused(version, asked, new VersionProblem.NotKept(version), 404));
    }

    EstateChange apply(Bundle bundle, Asked asked, Actor actor, String commandId) {
        EstateModel before = shelf.inForce();
        return switch (EstateReader.read(bundle, stream.environment())) {
            case EstateReader.Outcome.Invalid invalid -> new EstateChange("invalid", bundle.version().value(), before.version().value(),
                    asked.source(), findings(invalid.findings()), List.of(), Optional.empty(), Optional.empty());
            case EstateReader.Outcome.Valid valid -> apply(before, valid, asked, actor, commandId);
        };
    }

    private EstateChange apply(EstateModel before, EstateReader.Outcome.Valid valid, Asked asked, Actor actor, String commandId) {
        EstateModel model = valid.model();
        String version = model.version().value();
        if (!model.name().equals(stream.estate())) {
            return refused(version, asked, new VersionProblem.AnotherEstate(model.name(), stream.estate()), 409);
        }
        List<FindingView> findings = findings(valid.findings());
        if (before.version().equals(model.version())) {
            return new EstateChange("unchanged", version, version, asked.source(), findings, List.of(), Optional.empty(), Optional.empty());
        }
        EstateChange.Coming coming = ComingDays.of(before, shelf.bundle(before.version()), model, valid.bundle(),
                new PlanDates(before).dateOf(now.get(), before.zone()), asked.days());
        EstateFacts facts = EstateFacts.of(model);
        List<EstateChange.Break> breaks = door.look(state -> Breakages.of(state, facts, plan -> model.plan(plan).isPresent()))
                .orElse(List.of()).stream().limit(BREAKS_MAX).map(EstateDesk::view).toList();
        Optional<ProblemView> problem = asked.preview() ? Optional.empty() : put(valid, facts, asked, actor, commandId);
        if (!asked.preview() && problem.isEmpty()) {
            note(before, model, asked, actor);
        }
        String outcome = problem.isPresent() ? "refused" : asked.preview() ? "preview" : "applied";
        return new EstateChange(outcome, version, before.version().value(), asked.source(), findings, breaks, Optional.of(coming), problem);
    }

    private Optional<ProblemView> put(EstateReader.Outcome.Valid valid, EstateFacts facts, Asked asked, Actor actor, String commandId) {
        EstateModel.EnvironmentRules rules = shelf.inForce().environment();
        Optional<String> reason = asked.reason().filter(words -> !words.isBlank());
        if (rules.reasonRequired() && reason.isEmpty()) {
            GatewayProblem missing = new GatewayProblem.ReasonMissing(rules.name());
            return Optional.of(Problems.view(missing, missing.status()));
        }
        shelf.keep(valid.model(), valid.bundle());
        By by = new By(actor, reason, Optional.empty());
        return Problems.of(door.ask(new EngineCommand.ApplyEstate(facts, asked.force(), by), actor, reason.orElse(""), commandId),
                commandId);
    }

    private void note(EstateModel before, EstateModel model, Asked asked, Actor actor) {
        shelf.follow(model.version());
        history.add(stream, new EstateHistory.Entry(0, stream.environment(), model.version(), now.get(), actor.value(),
                asked.reason().orElse(""), asked.source(), touched(before, model)));
    }

    private static List<String> touched(EstateModel before, EstateModel after) {
        TreeSet<String> plans = new TreeSet<>(ComingDays.changed(before, after));
        before.plans().keySet().stream().filter(plan -> !after.plans().containsKey(plan)).map(PlanName::value).forEach(plans::add);
        after.plans().keySet().stream().filter(plan -> !before.plans().containsKey(plan)).map(PlanName::value).forEach(plans::add);
        return List.copyOf(plans);
    }

    /** The version in force in an environment of this database, packed; empty where there is none. */
    public Optional<byte[]> inForce(String environment) {
        return environment.equals(stream.environment()) ? shelf.find(shelf.inForce().version().value())
                : history.last(new StreamId(stream.estate(), environment)).flatMap(last -> shelf.find(last.version().value()));
    }

    /**
     * Puts definitions of another environment in force here.
     *
     * @param from the environment that they come from
     * @param packed its version where it has another database; empty to take it from this one
     * @param plans empty for the whole estate
     */
    public EstateChange promote(String from, byte[] packed, List<String> plans, Asked asked, Actor actor, String commandId) {
        Optional<byte[]> source = packed.length > 0 ? Optional.of(packed) : inForce(from);
        if (source.isEmpty()) {
            return refused("", asked, new VersionProblem.NothingInForce(from), 409);
        }
        try {
            Bundle bundle = Bundle.unpack(new ByteArrayInputStream(source.get()));
            Optional<Bundle> here = shelf.bundle(shelf.inForce().version());
            return switch (Promoting.plan(bundle, from, shelf.inForce(), here.orElseThrow(), plans)) {
                case Promoting.Outcome.Ready ready -> apply(ready.bundle(), asked, actor, commandId);
                case Promoting.Outcome.Invalid invalid -> new EstateChange("invalid", bundle.version().value(),
                        shelf.inForce().version().value(), asked.source(), findings(invalid.findings()), List.of(), Optional.empty(),
                        Optional.empty());
                case Promoting.Outcome.Refused no -> refused("", asked, no.problem(), no.problem().status());
            };
        } catch (IOException | IllegalArgumentException broken) {
            return refused("", asked, new VersionProblem.NotABundle(String.valueOf(broken.getMessage())), 400);
        }
    }

    /** What was put in force here, the newest first. */
    public List<VersionView> versions(int most) {
        List<VersionView> views = new ArrayList<>();
        EstateVersion inForce = shelf.inForce().version();
        boolean found = false;
        for (EstateHistory.Entry entry : history.newest(stream, most)) {
            boolean current = !found && entry.version().equals(inForce);
            found |= current;
            views.add(new VersionView(entry.number(), entry.version().value(), current, entry.at(), entry.actor(), entry.reason(),
                    entry.source(), entry.plans()));
        }
        return views;
    }

    private EstateChange refused(String version, Asked asked, Problem problem, int status) {
        return new EstateChange("refused", version, shelf.inForce().version().value(), asked.source(), List.of(), List.of(),
                Optional.empty(), Optional.of(Problems.view(problem, status)));
    }

    private static EstateChange.Break view(Breakage broken) {
        return new EstateChange.Break(broken.task().toString(), broken.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                broken.name(), broken.sentence());
    }

    private static List<FindingView> findings(Findings findings) {
        return findings.all().stream().limit(FINDINGS_MAX).map(EstateDesk::view).toList();
    }

    private static FindingView view(Finding finding) {
        return new FindingView(finding.place().file(), finding.place().line(), finding.place().column(),
                finding.severity().name().toLowerCase(Locale.ROOT), finding.code(), finding.message(), finding.remedy());
    }
}
