package regie.store;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regie.runtime.contract.StoreContract;
import regie.store.database.Database;
import regie.store.journal.Notices;
import regie.store.journal.PostgresInbox;
import regie.store.journal.PostgresJournal;
import regie.store.journal.PostgresLeases;
import regie.store.journal.PostgresReader;

class PostgresContractTest {

    @TestFactory
    Stream<DynamicTest> postgresKeepsTheContract() {
        Database database = SharedPostgres.database();
        Notices notices = new Notices(database);
        StoreContract.Ports ports = new StoreContract.Ports(
                new PostgresJournal(database, notices), new PostgresReader(database, notices),
                new PostgresInbox(database, notices), new PostgresLeases(database), duration -> {});
        return StoreContract.checks(ports, SharedPostgres.name()).entrySet().stream()
                .map(check -> DynamicTest.dynamicTest(check.getKey(), check.getValue()::run));
    }
}
