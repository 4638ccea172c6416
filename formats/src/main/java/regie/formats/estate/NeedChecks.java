package regie.formats.estate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regie.estate.plan.Need;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** Needs that can never come true, found without running anything. */
final class NeedChecks {

    private NeedChecks() {}

    /** @param target the needed task's merged tree */
    static void reachable(Node.Scalar at, Need.OnTask need, Fields target, Report report) {
        boolean neverInRun = target.text("days").filter("never"::equals).isPresent();
        if (neverInRun) {
            report.error(at.at(), PlanProblems.neverTrue(
                    "« " + need.task() + " » (days: never) n'existe que comme étape avant une reprise : ce besoin ne se réalise jamais.",
                    "\"" + need.task() + "\" (days: never) exists only as a step before a restart: this need never comes true."));
            return;
        }
        boolean alwaysSkipped = target.text("when").map(String::strip).filter("false"::equals).isPresent();
        boolean wantsRun = need.when() == Need.Ending.FAILED || need.when() == Need.Ending.SUCCEEDED && need.strict();
        if (alwaysSkipped && wantsRun) {
            report.error(at.at(), PlanProblems.neverTrue(
                    "« " + need.task() + " » est toujours ignoré (when: false) : ce besoin ne se réalise jamais.",
                    "\"" + need.task() + "\" is always skipped (when: false): this need never comes true."));
        }
        boolean cannotFail = target.node("nothing").isPresent();
        if (cannotFail && need.when() == Need.Ending.FAILED) {
            report.error(at.at(), PlanProblems.neverTrue(
                    "« " + need.task() + " » ne fait rien et ne peut pas échouer : ce besoin ne se réalise jamais.",
                    "\"" + need.task() + "\" does nothing and cannot fail: this need never comes true."));
        }
    }

    /** A map that says how, but not what. */
    static void named(Node node, Report report) {
        switch (node) {
            case Node.Scalar scalar -> { }
            case Node.Sequence sequence -> sequence.items().forEach(item -> named(item, report));
            case Node.Mapping mapping -> {
                if (!mapping.has("task") && !mapping.has("all") && !mapping.has("any")) {
                    report.error(mapping.at(), PlanProblems.emptyNeed());
                }
                mapping.get("all").ifPresent(all -> named(all, report));
                mapping.get("any").ifPresent(any -> named(any, report));
            }
        }
    }

    /** A task that must end in two different ways at once. */
    static void contradictions(NeedReader reader, Optional<Node> needs, Report report) {
        if (needs.isEmpty()) {
            return;
        }
        named(needs.get(), report);
        Map<String, Need.Ending> asked = new LinkedHashMap<>();
        gather(reader.read(needs), asked, needs.get(), report);
    }

    private static void gather(Need need, Map<String, Need.Ending> asked, Node at, Report report) {
        switch (need) {
            case Need.All all -> all.members().forEach(member -> gather(member, asked, at, report));
            case Need.Any any -> { }
            case Need.OnPlan outside -> { }
            case Need.OnTask inside -> {
                Need.Ending earlier = asked.putIfAbsent(inside.task(), inside.when());
                boolean opposed = earlier != null && earlier != inside.when()
                        && earlier != Need.Ending.ENDED && inside.when() != Need.Ending.ENDED
                        && (earlier == Need.Ending.FAILED || inside.when() == Need.Ending.FAILED);
                if (opposed) {
                    report.error(at.at(), PlanProblems.neverTrue(
                            "« " + inside.task() + " » ne peut pas finir de deux façons à la fois.",
                            "\"" + inside.task() + "\" cannot end in two ways at once."));
                }
            }
        }
    }
}
