package regie.runtime.lease;

/**
 * Who asks for a lease.
 *
 * @param server its lasting identity, kept in its data folder, which only one process can have open:
 *     so a restarted server takes its own lease back at once
 * @param incarnation a new word for each start
 */
public record Holder(String server, String incarnation) {}
