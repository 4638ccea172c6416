package regie.runtime;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regie.runtime.contract.StoreContract;
import regie.runtime.twin.TwinClock;
import regie.runtime.twin.TwinDatabase;
import regie.runtime.twin.TwinInbox;
import regie.runtime.twin.TwinJournal;
import regie.runtime.twin.TwinLeases;
import regie.runtime.twin.Weather;

class TwinContractTest {

    @TestFactory
    Stream<DynamicTest> theTwinsKeepTheContract() {
        TwinClock clock = new TwinClock(Instant.parse("2026-11-23T01:12:00Z"));
        TwinDatabase database = new TwinDatabase(clock);
        TwinJournal journal = new TwinJournal(database, Weather.FAIR, Runnable::run);
        StoreContract.Ports ports = new StoreContract.Ports(
                journal, journal, new TwinInbox(database, Weather.FAIR, Runnable::run),
                new TwinLeases(database, Weather.FAIR, Runnable::run), clock::pass);
        return StoreContract.checks(ports, "contract").entrySet().stream()
                .map(check -> DynamicTest.dynamicTest(check.getKey(), check.getValue()::run));
    }
}
