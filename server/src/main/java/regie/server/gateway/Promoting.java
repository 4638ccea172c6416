package regie.server.gateway;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regie.engine.EstateCatalog;
import regie.estate.EstateModel;
import regie.estate.finding.Findings;
import regie.estate.plan.PlanDefinition;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.formats.estate.Promotion;
import regie.kernel.PlanName;

/**
 * Works out the version that an environment has once plans of another one are carried up to it. A promoted plan is the same
 * definition in both, to the letter of its canonical form; no other plan changes.
 */
final class Promoting {

    private Promoting() {}

    /** What comes of it. */
    sealed interface Outcome {

        record Ready(Bundle bundle) implements Outcome {}

        /** By the rules and standards of the environment that it would go to. */
        record Invalid(Findings findings) implements Outcome {}

        record Refused(VersionProblem problem) implements Outcome {}
    }

    /**
     * @param source the version that the other environment has
     * @param here what is in force in this one, with its files
     * @param plans names or codes; empty for the whole estate
     */
    static Outcome plan(Bundle source, String from, EstateModel here, Bundle files, List<String> plans) {
        String to = here.environment().name();
        EstateModel there;
        switch (EstateReader.read(source, from)) {
            case EstateReader.Outcome.Invalid invalid -> {
                return new Outcome.Invalid(invalid.findings());
            }
            case EstateReader.Outcome.Valid valid -> there = valid.model();
        }
        Optional<VersionProblem> way = way(there, here);
        if (way.isPresent()) {
            return new Outcome.Refused(way.get());
        }
        if (plans.isEmpty()) {
            return new Outcome.Ready(source);
        }
        EstateModel wanted;
        switch (EstateReader.read(source, to)) {
            case EstateReader.Outcome.Invalid invalid -> {
                return new Outcome.Invalid(invalid.findings());
            }
            case EstateReader.Outcome.Valid valid -> wanted = valid.model();
        }
        List<PlanDefinition> carried = new ArrayList<>();
        for (String plan : plans) {
            Optional<PlanDefinition> found = wanted.planByNameOrCode(plan);
            if (found.isEmpty()) {
                return new Outcome.Refused(new VersionProblem.PlanNotThere(plan, from));
            }
            carried.add(found.get());
        }
        Promotion promotion = Promotion.of(source, files, carried);
        return switch (EstateReader.read(promotion.bundle(), to)) {
            case EstateReader.Outcome.Invalid invalid -> new Outcome.Invalid(invalid.findings());
            case EstateReader.Outcome.Valid valid -> judged(promotion, valid.model(), here, carried);
        };
    }

    private static Optional<VersionProblem> way(EstateModel there, EstateModel here) {
        EstateModel.EnvironmentRules from = there.environment();
        EstateModel.EnvironmentRules to = here.environment();
        boolean named = to.promotesFrom().filter(name -> !name.equals(from.name())).isEmpty();
        boolean up = to.promotesFrom().isPresent() || from.rank() < to.rank();
        return named && up ? Optional.empty() : Optional.of(new VersionProblem.NotThatWay(from.name(), to.name(),
                to.promotesFrom().orElse("rank < " + to.rank())));
    }

    private static Outcome judged(Promotion promotion, EstateModel after, EstateModel before, List<PlanDefinition> carried) {
        Set<PlanName> names = new LinkedHashSet<>();
        List<String> other = new ArrayList<>();
        for (PlanDefinition plan : carried) {
            names.add(plan.name());
            if (after.plan(plan.name()).map(EstateCatalog::pinOf).filter(EstateCatalog.pinOf(plan)::equals).isEmpty()) {
                other.add(plan.name().value());
            }
        }
        if (!other.isEmpty()) {
            return new Outcome.Refused(new VersionProblem.NotTheSame(other));
        }
        List<String> touched = ComingDays.changed(before, after).stream().filter(name -> !names.contains(new PlanName(name))).toList();
        List<String> shared = new ArrayList<>(promotion.templates());
        shared.addAll(promotion.files());
        return touched.isEmpty() ? new Outcome.Ready(promotion.bundle())
                : new Outcome.Refused(new VersionProblem.OthersChange(touched, shared));
    }
}
