package regie.runtime.twin;

/** What befalls the next request to a twin. */
@FunctionalInterface
public interface Weather {

    Weather FAIR = operation -> Fate.WELL;

    /** @param operation {@code append}, {@code position}, {@code recover}, {@code acquire}, {@code renew}, {@code inbox} … */
    Fate next(String operation);

    /** What becomes of one request. */
    enum Fate {
        WELL,
        /** It never arrives: nothing is done, and the caller hears only that nothing is known. */
        LOST,
        /** It is done, and the caller hears only that nothing is known. */
        ANSWER_LOST
    }
}
