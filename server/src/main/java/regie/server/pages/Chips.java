package regie.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import regie.server.api.TaskView;
import regie.server.api.WaitView;
import regie.server.pages.model.Chip;
import regie.server.pages.model.Words;

/** States as chips: always a shape and a word, the colour only helps. */
final class Chips {

    private static final List<String> ORDER = List.of("failed", "unknown", "stopping", "running", "dispatched", "ready", "held",
            "waiting", "succeeded", "skipped", "cancelled", "absent");

    private Chips() {}

    static Chip task(Words words, String state) {
        return new Chip(tone(state), shape(state), words.of("task." + state));
    }

    /** A task that only a person ends says so, whatever the engine calls its state. */
    static Chip task(Words words, TaskView task) {
        String waits = task.waits().map(WaitView::kind).orElse("");
        return switch (waits) {
            case "Person" -> new Chip("held", "‖", words.of(task.action().equals("approve") ? "chip.approve" : "chip.manual"));
            case "ToConfirm" -> new Chip("held", "‖", words.of("chip.confirm"));
            default -> task(words, task.state());
        };
    }

    static Chip run(Words words, String state) {
        String tone = state.equals("blocked") ? "risk" : state.equals("planned") ? "wait" : tone(state);
        String shape = state.equals("blocked") ? "■" : state.equals("planned") ? "◦" : shape(state);
        return new Chip(tone, shape, words.of("run." + state));
    }

    /** How many are in each state, in the order in which they matter. */
    static List<Chip> totals(Map<String, Integer> states) {
        List<Chip> chips = new ArrayList<>();
        for (String state : ORDER) {
            int count = states.getOrDefault(state, 0);
            if (count > 0) {
                chips.add(new Chip(tone(state), shape(state), Integer.toString(count)));
            }
        }
        return chips;
    }

    private static String tone(String state) {
        return switch (state) {
            case "succeeded" -> "ok";
            case "running", "dispatched", "ready" -> "run";
            case "held" -> "held";
            case "failed" -> "fail";
            case "stopping" -> "risk";
            case "unknown" -> "unk";
            default -> "wait";
        };
    }

    private static String shape(String state) {
        return switch (state) {
            case "succeeded" -> "✓";
            case "running" -> "▶";
            case "dispatched", "ready" -> "▷";
            case "held" -> "‖";
            case "failed" -> "✕";
            case "stopping" -> "◼";
            case "unknown" -> "?";
            case "skipped" -> "↷";
            case "cancelled" -> "⊘";
            case "absent" -> "–";
            default -> "◦";
        };
    }
}
