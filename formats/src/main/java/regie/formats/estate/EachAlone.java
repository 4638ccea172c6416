package regie.formats.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import regie.formats.yaml.Report;

/** Does the same to many things that do not know of one another, on all cores: a server waits for its estate when it starts. */
final class EachAlone {

    /** Things done before their findings are put together, which bounds what hostile ones can gather. */
    private static final int AT_ONCE = 64;

    private record Done<R>(R result, Report report) {}

    private EachAlone() {}

    /** Results and findings come in the order of the things, whichever was done first. */
    static <T, R> List<R> of(List<T> things, Report report, BiFunction<T, Report, R> work) {
        List<R> results = new ArrayList<>(things.size());
        for (int from = 0; from < things.size(); from += AT_ONCE) {
            List<Done<R>> part = things.subList(from, Math.min(things.size(), from + AT_ONCE)).parallelStream()
                    .map(thing -> done(thing, work)).toList();
            part.forEach(done -> {
                results.add(done.result);
                report.addAll(done.report);
            });
        }
        return results;
    }

    private static <T, R> Done<R> done(T thing, BiFunction<T, Report, R> work) {
        Report own = new Report();
        return new Done<>(work.apply(thing, own), own);
    }
}
