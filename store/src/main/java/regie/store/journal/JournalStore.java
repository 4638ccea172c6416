package regie.store.journal;

import regie.runtime.LoopPorts;
import regie.runtime.clock.Clocks;
import regie.store.database.Database;

/** Everything of one database that a server's loop and followers need; closed together. */
public final class JournalStore implements AutoCloseable {

    private final Notices notices;
    private final PostgresJournal journal;
    private final PostgresReader reader;
    private final PostgresLeases leases;
    private final PostgresInbox inbox;

    /** The database must have been migrated. Nothing is connected before it is used. */
    public JournalStore(Database database) {
        this.notices = new Notices(database);
        this.journal = new PostgresJournal(database, notices);
        this.reader = new PostgresReader(database, notices);
        this.leases = new PostgresLeases(database);
        this.inbox = new PostgresInbox(database, notices);
    }

    public PostgresJournal journal() {
        return journal;
    }

    public PostgresReader reader() {
        return reader;
    }

    public PostgresLeases leases() {
        return leases;
    }

    public PostgresInbox inbox() {
        return inbox;
    }

    public LoopPorts ports(Clocks clocks) {
        return new LoopPorts(journal, leases, inbox, clocks);
    }

    @Override
    public void close() {
        notices.close();
        journal.close();
        reader.close();
        leases.close();
        inbox.close();
    }
}
