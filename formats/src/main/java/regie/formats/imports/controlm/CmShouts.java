package regie.formats.imports.controlm;

import java.util.List;
import java.util.Locale;
import regie.formats.imports.SourceAttribute;

/** Shouts and notifications before and at the end: some are deadlines, the others are words for the operator. */
final class CmShouts {

    private CmShouts() {}

    /** @param when {@code LATESUB}, {@code LATETIME}, {@code EXECTIME}, {@code OK}, {@code NOTOK} … */
    static void shout(CmJob job, String when, String time, String words, SourceAttribute said) {
        String kind = when.toUpperCase(Locale.ROOT).replace("_", "");
        switch (kind) {
            case "LATETIME", "LATEEND" -> job.say("late_end", new Shout(job, said, time).attribute());
            case "EXECTIME" -> job.say("longest", new Shout(job, said, time).attribute());
            default -> job.reactions().add(new CmJob.Reaction(kind, "", new CmJob.Deed("tell", "", words, List.of(said))));
        }
    }

    private record Shout(CmJob job, SourceAttribute said, String time) {
        SourceAttribute attribute() {
            said.carried("");
            return job.source().attribute(said.line(), said.name() + " TIME", time);
        }
    }
}
