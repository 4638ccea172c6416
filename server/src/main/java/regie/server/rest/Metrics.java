package regie.server.rest;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import regie.runtime.LoopGauges;
import regie.runtime.Standing;
import regie.server.links.AgentLinks;
import regie.server.views.Reading;

/** The figures in Prometheus' text form. */
public final class Metrics {

    private final LoopGauges gauges;
    private final Reading reading;
    private final AgentLinks links;
    private final Supplier<Map<String, Integer>> runStates;
    private final IntSupplier followerWaiting;

    public Metrics(LoopGauges gauges, Reading reading, AgentLinks links, Supplier<Map<String, Integer>> runStates,
            IntSupplier followerWaiting) {
        this.gauges = gauges;
        this.reading = reading;
        this.links = links;
        this.runStates = runStates;
        this.followerWaiting = followerWaiting;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        gauge(text, "regie_loop_oldest_undispatched_seconds", "Since when the oldest task that is due waits for its dispatch.",
                gauges.lag().toNanos() / 1e9);
        gauge(text, "regie_loop_queue", "Commands that wait to be decided.", gauges.queued());
        gauge(text, "regie_loop_writing", "1 while this server writes.", gauges.standing() instanceof Standing.Writing ? 1 : 0);
        counter(text, "regie_loop_commands_total", "Commands decided and committed.", gauges.commands());
        counter(text, "regie_loop_events_total", "Events committed.", gauges.events());
        counter(text, "regie_loop_commits_total", "Commits.", gauges.commits());
        gauge(text, "regie_loop_commit_last_seconds", "How long the last commit took.", gauges.commitTimeLast().toNanos() / 1e9);
        gauge(text, "regie_loop_commit_max_seconds", "How long the slowest commit took.", gauges.commitTimeMax().toNanos() / 1e9);
        counter(text, "regie_journal_seq", "Position of the journal.", gauges.seq());
        counter(text, "regie_clock_jumps_total", "Jumps of the machine's clock that paused dispatch.", gauges.clockJumps());
        gauge(text, "regie_pages_behind", "Batches of events that the pages have not taken in yet.", followerWaiting.getAsInt());
        gauge(text, "regie_agents_linked", "Agents that are linked.", links.cards().size());
        gauge(text, "regie_needs_person", "Things that wait for a person.", reading.needs().size());
        gauge(text, "regie_exceptions", "Exceptions not yet put right.", reading.exceptions().size());
        Map<String, Integer> late = new TreeMap<>();
        reading.late().forEach(one -> late.merge(one.kind(), 1, Integer::sum));
        labelled(text, "regie_late", "Runs and tasks that are out of their usual course, by kind.", "kind", late);
        labelled(text, "regie_tasks", "Tasks of live runs by state.", "state", new TreeMap<>(reading.taskTotals()));
        labelled(text, "regie_runs", "Runs by state.", "state", new TreeMap<>(runStates.get()));
        Runtime machine = Runtime.getRuntime();
        gauge(text, "regie_heap_used_bytes", "Heap in use.", machine.totalMemory() - machine.freeMemory());
        return text.toString();
    }

    private static void gauge(StringBuilder text, String name, String help, double value) {
        head(text, name, help, "gauge");
        text.append(name).append(' ').append(number(value)).append('\n');
    }

    private static void counter(StringBuilder text, String name, String help, double value) {
        head(text, name, help, "counter");
        text.append(name).append(' ').append(number(value)).append('\n');
    }

    private static void labelled(StringBuilder text, String name, String help, String label, Map<String, Integer> values) {
        head(text, name, help, "gauge");
        values.forEach((key, value) -> text.append(name).append('{').append(label).append("=\"").append(key).append("\"} ")
                .append(value).append('\n'));
    }

    private static void head(StringBuilder text, String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
