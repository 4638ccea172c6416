package regie.cli.room;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import regie.cli.remote.Json;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts what the journal says became of every attempt. It trusts nobody's summary: an attempt is
 * lost when its end says so, and doubled when it ended twice or when a task's next attempt was
 * intended while the one before was still live.
 */
final class JournalTally {

    private int runs;
    private int intended;
    private int ended;
    private int lost;
    private int doubled;
    private final Set<String> endedOnes = new HashSet<>();
    private final Map<String, String> liveByTask = new HashMap<>();

    /** One event of the journal, in its order. */
    void add(String type, JsonNode body) {
        switch (type) {
            case "RunOrdered" -> runs++;
            case "AttemptIntended" -> intended(Json.text(body, "attempt"));
            case "AttemptEnded" -> ended(Json.text(body, "attempt"), Json.text(body.path("result"), "how"));
            case "AttemptAbandoned" -> {
                String attempt = Json.text(body, "attempt");
                lost++;
                liveByTask.remove(task(attempt), attempt);
            }
            default -> { }
        }
    }

    private void intended(String attempt) {
        intended++;
        if (liveByTask.put(task(attempt), attempt) != null) {
            doubled++;
        }
    }

    private void ended(String attempt, String how) {
        if (!endedOnes.add(attempt)) {
            doubled++;
            return;
        }
        ended++;
        if (how.equals("lost")) {
            lost++;
        }
        liveByTask.remove(task(attempt), attempt);
    }

    private static String task(String attempt) {
        return attempt.substring(0, attempt.lastIndexOf('#'));
    }

    int live() {
        return liveByTask.size();
    }

    boolean clean() {
        return lost == 0 && doubled == 0;
    }

    ObjectNode json() {
        return Json.object().put("runs", runs).put("attempts", intended).put("ended", ended).put("live", live())
                .put("lost", lost).put("doubled", doubled);
    }

    Text sentence(boolean verified, long events) {
        String fr = runs + " exécutions chargées ; " + intended + " tentatives : " + ended + " terminées, " + live()
                + " en cours, " + lost + " perdues, " + doubled + " doublées ; journal "
                + (verified ? "vérifié (" + events + " évènements)" : "NON VÉRIFIÉ");
        String en = "loaded " + runs + " runs; " + intended + " attempts: ended " + ended + ", live " + live()
                + ", lost " + lost + ", doubled " + doubled + "; journal "
                + (verified ? "verified (" + events + " events)" : "NOT VERIFIED");
        return new Text(fr, en);
    }
}
