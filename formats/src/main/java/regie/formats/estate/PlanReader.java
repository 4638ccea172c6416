package regie.formats.estate;

import regie.estate.plan.PlanDefinition;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** Reads the canonical form of a plan, as it was pinned in the journal. */
public final class PlanReader {

    private PlanReader() {}

    /**
     * The plan whose {@link PlanDefinition#canonical} this is, equal to it in every part.
     *
     * @throws IllegalArgumentException when the text is not the canonical form of any plan: it was
     *         altered, or written by a later version whose language knows more
     */
    public static PlanDefinition fromCanonical(String canonical) {
        Report report = new Report();
        PlanDefinition plan;
        try {
            if (!(CanonicalJson.read(canonical, "canonical") instanceof Node.Mapping tree)) {
                throw new IllegalArgumentException("the canonical form of a plan is a JSON object");
            }
            Expressing expressing = Expressing.trusting(report);
            plan = PlanBuilder.build(tree, expressing, (name, task) -> expressing);
        } catch (tools.jackson.core.JacksonException broken) {
            throw new IllegalArgumentException("not the canonical form of a plan: " + broken.getOriginalMessage(), broken);
        }
        if (report.hasErrors() || !plan.canonical().equals(canonical)) {
            throw new IllegalArgumentException("not the canonical form of a plan that this version can read: "
                    + report.findings().all().stream().findFirst().map(Object::toString).orElse("it is written otherwise"));
        }
        return plan;
    }
}
