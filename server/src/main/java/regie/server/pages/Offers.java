package regie.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.server.api.InstructionView;
import regie.server.api.RunView;
import regie.server.api.TaskView;
import regie.server.gateway.GestureForm;
import regie.server.pages.model.Offer;
import regie.server.pages.model.Words;

/** Which buttons stand beside a task or a run: what its instruction says comes first. */
final class Offers {

    private final Words words;

    Offers(Words words) {
        this.words = words;
    }

    /** The few that matter now, for the list of what needs a person. */
    List<Offer> urgent(TaskView task, Optional<InstructionView> instruction) {
        if (task.waits().filter(wait -> wait.kind().equals("RunHeld")).isPresent()) {
            List<Offer> ofRun = new ArrayList<>();
            add(ofRun, "free", task.run());
            add(ofRun, "cancel", task.run());
            return ofRun;
        }
        List<Offer> offers = new ArrayList<>(proposed(task, instruction));
        for (String gesture : usual(task)) {
            add(offers, gesture, task.id());
        }
        return offers.subList(0, Math.min(3, offers.size()));
    }

    /** All that make sense in its state. */
    List<Offer> all(TaskView task, Optional<InstructionView> instruction) {
        List<Offer> offers = new ArrayList<>(proposed(task, instruction));
        List<String> gestures = new ArrayList<>(usual(task));
        gestures.addAll(List.of("take", "note"));
        gestures.forEach(gesture -> add(offers, gesture, task.id()));
        return offers;
    }

    List<Offer> run(RunView run) {
        List<Offer> offers = new ArrayList<>();
        boolean ended = List.of("succeeded", "failed", "cancelled").contains(run.state());
        if (!ended) {
            add(offers, run.held() ? "free" : "hold", run.id());
        }
        if (run.taskStates().getOrDefault("failed", 0) > 0) {
            add(offers, "rerun", run.id());
        }
        if (!ended) {
            add(offers, "set", run.id());
            add(offers, "cancel", run.id());
        }
        add(offers, "note", run.id());
        return offers.stream().map(offer -> new Offer(offer.label(), offer.href(), false)).toList();
    }

    private List<Offer> proposed(TaskView task, Optional<InstructionView> instruction) {
        Optional<InstructionView.Proposal> proposal = instruction.flatMap(InstructionView::proposes);
        if (proposal.isEmpty()) {
            return List.of();
        }
        String gesture = proposal.get().gesture();
        if (GestureForm.of(gesture).isEmpty()) {
            String label = words.of("offer.instruction.other", gesture + proposal.get().who().map(who -> " " + who).orElse(""));
            return List.of(new Offer(label, Links.gesture("note", task.id(), Map.of("text", label)), true));
        }
        return List.of(new Offer(words.of("offer.instruction", words.of("gesture." + gesture)),
                Links.gesture(gesture, task.id(), Map.of()), true));
    }

    private static List<String> usual(TaskView task) {
        return switch (task.state()) {
            case "failed" -> List.of("rerun", "force-ok", "skip");
            case "held" -> List.of("free", "skip", "delay");
            case "unknown" -> List.of("decide");
            case "dispatched", "running" -> switch (task.action()) {
                case "approve" -> List.of("approve", "decline", "kill");
                case "manual" -> List.of("answer", "kill");
                default -> List.of("kill");
            };
            case "stopping" -> List.of("decide");
            case "succeeded" -> List.of("rerun");
            case "skipped", "cancelled" -> List.of("rerun");
            case "absent" -> List.of();
            default -> task.waits().filter(wait -> wait.kind().equals("ToConfirm")).isPresent()
                    ? List.of("confirm", "reject", "hold")
                    : task.marks().contains("on-ice") ? List.of("thaw", "hold", "skip")
                    : List.of("hold", "start", "skip", "waive", "ice", "delay", "move");
        };
    }

    private void add(List<Offer> offers, String gesture, String target) {
        String href = Links.gesture(gesture, target, Map.of());
        if (offers.stream().noneMatch(offer -> offer.href().equals(href))) {
            offers.add(new Offer(words.of("gesture." + gesture) + "…", href, offers.isEmpty()));
        }
    }
}
