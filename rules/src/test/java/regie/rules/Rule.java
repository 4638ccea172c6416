package regie.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * One rule about things of one kind. It says what must hold and why, and finds what breaks it;
 * a finding begins with the place, so that an editor can jump there.
 */
record Rule<S>(String says, String because, Function<S, List<String>> findings) {

    List<String> findings(S subject) {
        return findings.apply(subject);
    }

    /** Fails with every finding at once, never only the first. */
    void holdsFor(Collection<? extends S> subjects) {
        List<String> all = new ArrayList<>();
        for (S subject : subjects) {
            all.addAll(findings.apply(subject));
        }
        if (!all.isEmpty()) {
            throw new AssertionError("%s, because %s.%n%d found:%n  %s"
                    .formatted(says, because, all.size(), String.join("\n  ", all)));
        }
    }
}
