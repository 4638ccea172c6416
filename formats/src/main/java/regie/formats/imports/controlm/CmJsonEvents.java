package regie.formats.imports.controlm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regie.formats.imports.Leaves;
import regie.formats.imports.SourceAttribute;
import regie.formats.yaml.Node;

/** Events and reactions in the Automation API. */
final class CmJsonEvents {

    private final CmJob job;
    private final Leaves leaves;

    CmJsonEvents(CmJob job, Leaves leaves) {
        this.job = job;
        this.leaves = leaves;
    }

    private static String text(Node.Mapping mapping, String key) {
        return mapping.get(key).filter(Node.Scalar.class::isInstance).map(node -> ((Node.Scalar) node).text()).orElse("");
    }

    /** Events, and between them the words AND and OR and brackets. */
    void waits(Node.Mapping waits) {
        waits.get("Type").ifPresent(type -> leaves.each(type, attribute -> attribute.carried("")));
        boolean or = false;
        String open = "";
        List<Node> events = waits.get("Events").filter(Node.Sequence.class::isInstance).map(node -> ((Node.Sequence) node).items())
                .orElse(List.of());
        for (Node event : events) {
            if (event instanceof Node.Scalar word && List.of("AND", "OR", "(", ")").contains(word.text().toUpperCase(Locale.ROOT))) {
                leaves.each(word, attribute -> attribute.carried(""));
                switch (word.text().toUpperCase(Locale.ROOT)) {
                    case "OR" -> or = true;
                    case "(" -> open += "(";
                    case ")" -> closeLast();
                    default -> or = false;
                }
                continue;
            }
            SourceAttribute said = named(event);
            job.waits().add(new CmJob.Condition(said.value(), date(event), or, open, said));
            or = false;
            open = "";
        }
        waits.get("DeleteEvents").ifPresent(delete -> leaves.each(delete, attribute -> attribute.carried("",
                "un besoin porte sur une exécution : rien à effacer", "a need is on one run: there is nothing to delete")));
    }

    private void closeLast() {
        if (!job.waits().isEmpty()) {
            CmJob.Condition last = job.waits().removeLast();
            job.waits().add(new CmJob.Condition(last.name(), last.date(), last.or(), last.bracket() + ")", last.said()));
        }
    }

    private SourceAttribute named(Node event) {
        if (event instanceof Node.Mapping mapping && mapping.get("Event").isPresent()) {
            leaves.below(mapping).stream().filter(attribute -> !attribute.name().endsWith(".Event")).forEach(attribute ->
                    attribute.carried("", "la date de l'évènement", "the event's date"));
            return leaves.below(mapping.get("Event").get()).getFirst();
        }
        return leaves.below(event).getFirst();
    }

    private static String date(Node event) {
        String date = event instanceof Node.Mapping mapping ? text(mapping, "Date") : "";
        return switch (date) {
            case "", "OrderDate" -> "ODAT";
            case "PreviousOrderDate", "PrevOrderDate" -> "PREV";
            case "NextOrderDate" -> "NEXT";
            case "NoDate" -> "STAT";
            case "AnyDate" -> "****";
            default -> date;
        };
    }

    void raises(Node.Mapping events, boolean add, String ending) {
        events.get("Type").ifPresent(type -> leaves.each(type, attribute -> attribute.carried("")));
        List<Node> listed = events.get("Events").filter(Node.Sequence.class::isInstance).map(node -> ((Node.Sequence) node).items())
                .orElse(events.get("Event").isPresent() ? List.of(events) : List.of());
        for (Node event : listed) {
            SourceAttribute said = named(event);
            job.raises().add(new CmJob.Raised(said.value(), date(event), add, ending, said));
        }
    }

    /** {@code If:CompletionStatus} and its kin hold a test and deeds. */
    void reaction(String type, Node.Mapping reaction) {
        String status = text(reaction, "CompletionStatus").toUpperCase(Locale.ROOT);
        String output = type.equals("If:Output") ? text(reaction, "Code") + text(reaction, "Statement") : "";
        String test = switch (type) {
            case "If:CompletionStatus" -> status.matches("-?[0-9]+") ? "COMPSTAT EQ " + status : status;
            case "If:Output" -> "OUTPUT";
            default -> type.replaceFirst("^If:?", "").toUpperCase(Locale.ROOT);
        };
        for (Node.Entry entry : reaction.entries().values()) {
            if (entry.value() instanceof Node.Mapping deed) {
                deed(test, output, deed);
            } else {
                leaves.each(entry.value(), attribute -> attribute.carried("", "le test de ce qui suit", "the test of what follows"));
            }
        }
    }

    private void deed(String test, String output, Node.Mapping deed) {
        String type = text(deed, "Type");
        if (type.startsWith("Event:") || type.matches("(Add|Delete)Events")) {
            String ending = test.equals("NOTOK") ? "failed" : test.equals("OK") ? "succeeded" : "ended";
            leaves.each(deed, attribute -> attribute.carried("", "un évènement", "an event"));
            raises(deed, !type.contains("Delete"), ending);
            return;
        }
        String meaning = switch (type) {
            case "Action:Mail", "Mail", "Action:Notify", "Notify", "Action:Remedy" -> "tell";
            case "Action:SetToOK", "SetToOK" -> "set-ok";
            case "Action:SetToNotOK", "SetToNotOK" -> "set-not-ok";
            case "Action:Rerun", "Rerun" -> "rerun";
            case "Action:StopCyclicRun", "StopCyclicRun" -> "stop-cycle";
            case "Action:Run", "Run", "Action:RunJob" -> "force";
            default -> type.startsWith("Notify") ? "tell" : "other";
        };
        String target = Optional.of(text(deed, "Job")).filter(name -> !name.isEmpty()).orElse(text(deed, "To"));
        List<SourceAttribute> said = leaves.below(deed);
        job.reactions().add(new CmJob.Reaction(test, output, new CmJob.Deed(meaning, target, CmJsonReader.words(deed), said)));
    }
}
