package regie.cli.look;

import regie.cli.remote.Json;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** Where a run with several occurrences stands. */
final class Cycles {

    private Cycles() {}

    /** Says nothing of a run that is done once. */
    static void print(JsonNode cycle, Times times, Terminal terminal) {
        if (!cycle.isObject()) {
            return;
        }
        String number = Json.text(cycle, "occurrence");
        String next = times.clock(cycle, "next");
        boolean stopping = cycle.path("stopping").asBoolean(false);
        String then = stopping ? ", aucun autre ne suit" : next.isEmpty() ? "" : ", suivant à " + next;
        String after = stopping ? ", no other follows" : next.isEmpty() ? "" : ", next at " + next;
        terminal.say(new Text(
                "passage " + number + " : " + Json.text(cycle, "succeeded") + " réussis, " + Json.text(cycle, "failed") + " en échec, "
                        + Json.text(cycle, "skipped") + " sautés" + then,
                "occurrence " + number + ": " + Json.text(cycle, "succeeded") + " succeeded, " + Json.text(cycle, "failed") + " failed, "
                        + Json.text(cycle, "skipped") + " skipped" + after));
    }
}
