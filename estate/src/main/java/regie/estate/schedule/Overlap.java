package regie.estate.schedule;

/** What happens when a run is ordered while one of the same plan lives: {@code queue} keeps all, in order. */
public enum Overlap {
    SKIP,
    QUEUE,
    ALLOW,
    REPLACE
}
