package regie.protocol.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import regie.kernel.Value;
import regie.protocol.RunningAttempt;
import regie.protocol.ToServer;

/** Cuts what a supervisor holds into pages that each fit into a frame. */
final class InventoryPages {

    private static final int MOST_ENTRIES = 300;
    private static final int MOST_CHARACTERS = 150_000;

    private final List<ToServer.Inventory> pages = new ArrayList<>();
    private List<RunningAttempt> running = new ArrayList<>();
    private List<ToServer.Ended> ended = new ArrayList<>();
    private int characters;

    InventoryPages(SupervisorState state) {
        for (Held held : state.all()) {
            Lives.running(held).ifPresentOrElse(this::add, () -> add(endOf(held)));
        }
        cut(true);
    }

    List<ToServer.Inventory> pages() {
        return pages;
    }

    private ToServer.Ended endOf(Held held) {
        ToServer.Ended end = switch (held.phase()) {
            case Phase.Ending ending -> ending.ended();
            case Phase.Over over -> over.ended();
            case Phase.Claiming alive -> throw new IllegalStateException("still alive: " + held);
            case Phase.Starting alive -> throw new IllegalStateException("still alive: " + held);
            case Phase.Running alive -> throw new IllegalStateException("still alive: " + held);
            case Phase.Stopping alive -> throw new IllegalStateException("still alive: " + held);
            case Phase.Gathering alive -> throw new IllegalStateException("still alive: " + held);
        };
        return Lives.ended(held, end);
    }

    private void add(RunningAttempt one) {
        running.add(one);
        if (running.size() + ended.size() >= MOST_ENTRIES) {
            cut(false);
        }
    }

    private void add(ToServer.Ended end) {
        int weight = weight(end);
        if (characters > 0 && characters + weight > MOST_CHARACTERS) {
            cut(false);
        }
        ended.add(end);
        characters += weight;
        if (running.size() + ended.size() >= MOST_ENTRIES) {
            cut(false);
        }
    }

    private static int weight(ToServer.Ended end) {
        int weight = end.checkpoint().map(String::length).orElse(0) + end.hits().size() * 300;
        for (Map.Entry<String, Value> output : end.outputs().entrySet()) {
            weight += output.getKey().length() + output.getValue().asText().length();
        }
        return weight;
    }

    private void cut(boolean last) {
        pages.add(new ToServer.Inventory(pages.size(), last, running, ended));
        running = new ArrayList<>();
        ended = new ArrayList<>();
        characters = 0;
    }
}
