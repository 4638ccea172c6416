package regie.runtime;

import java.util.List;

/**
 * What the loop lets out, always after the commit and on the loop's thread, so it must hand over
 * quickly. Receivers deduplicate: after a takeover everything pending comes again.
 */
public interface Outside<E, X> {

    /** Events became true, in order. */
    void committed(List<Recorded<E>> events);

    /** Things to do; comes only while the lease is fresh. */
    void effects(List<X> effects);

    /** How the loop stands now. */
    void standing(Standing standing);
}
