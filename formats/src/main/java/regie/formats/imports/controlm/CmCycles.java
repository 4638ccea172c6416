package regie.formats.imports.controlm;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Starts;

/** Cyclic jobs: an interval, or a list of times. */
record CmCycles(CmJob job, Starts starts) {

    private static final List<String> KEYS = List.of("cyclic", "interval", "interval_units", "interval_from", "cyclic_times",
            "cyclic_intervals", "cyclic_type", "tolerance", "occurrences", "time_from", "time_to");

    /** The job has a plan of its own. */
    void interval() {
        String at = job.plan().at("schedule");
        Optional<String> every = CmSchedules.interval(job.text("interval"), job.text("interval_units"));
        if (!job.text("cyclic_times").isEmpty()) {
            for (String time : job.text("cyclic_times").split("[,;\\s]+")) {
                CmSchedules.time(time).ifPresent(starts::at);
            }
        } else if (every.isPresent()) {
            Optional<LocalTime> from = CmSchedules.time(job.text("time_from"));
            Optional<LocalTime> to = CmSchedules.time(job.text("time_to")).filter(end -> !from.equals(Optional.of(end)));
            starts.every(every.get(), from.map(Starts::shown).orElse(""), to.map(Starts::shown).orElse(""));
            starts.anchor(anchor());
        }
        settle(at, every.isPresent() || starts.first().isPresent());
    }

    private String anchor() {
        String from = job.text("interval_from").toUpperCase(java.util.Locale.ROOT);
        return from.startsWith("S") ? "start" : from.startsWith("E") ? "end" : "";
    }

    private void settle(String at, boolean known) {
        for (String key : KEYS) {
            Optional<SourceAttribute> said = job.get(key).filter(attribute -> !attribute.isSettled());
            said.ifPresent(attribute -> {
                boolean lost = List.of("cyclic_intervals", "tolerance", "occurrences").contains(key) && !attribute.value().matches("0*");
                if (lost) {
                    attribute.notCarried("un intervalle fixe vaut pour toutes les occurrences, sans tolérance ni nombre",
                            "one fixed interval holds for all occurrences, without tolerance or number");
                } else if (known) {
                    attribute.carried(at);
                } else {
                    attribute.notCarried("cycle sans intervalle lisible", "a cycle without an interval that can be read");
                }
            });
        }
    }

    static void inPlan(CmJob job) {
        for (String key : KEYS) {
            job.get(key).filter(attribute -> !attribute.isSettled()).ifPresent(attribute -> attribute.notCarried(
                    "traitement cyclique dans un plan chargé à la main : lui faire un plan à part avec schedule.every",
                    "a cyclic task in a plan that is ordered by hand: make it a plan of its own with schedule.every"));
        }
    }
}
