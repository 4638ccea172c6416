package regie.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Chain;
import regie.runtime.journal.JournalEvent;
import regie.runtime.twin.TwinClock;
import regie.runtime.twin.TwinDatabase;
import regie.runtime.twin.Weather.Fate;

class LoopTest {

    private final TwinClock clock = new TwinClock(Instant.parse("2026-11-23T01:12:00Z"));
    private final TwinDatabase database = new TwinDatabase(clock);
    private TallyServer server = new TallyServer("one", database, clock, LoopSettings.DEFAULT);

    @BeforeEach
    void takeOver() {
        server.run();
        assertEquals(new Standing.Writing(1), server.loop.standing());
    }

    @Test
    void nothingIsAnsweredOrLetOutBeforeTheCommit() {
        CompletableFuture<Answer> answer = server.say("a,b");
        server.think();
        assertFalse(answer.isDone());
        assertEquals(List.of(), server.effects);
        server.run();
        assertEquals(new Answer.Done(1, 2), answer.join());
        assertEquals(List.of("do a", "do b"), server.effects);
        assertEquals(List.of("a", "b"), server.committed);
        assertChained(2);
    }

    @Test
    void theNextBatchIsDecidedWhileOneCommits() {
        server.say("a");
        server.think();
        CompletableFuture<Answer> second = server.say("b");
        CompletableFuture<Answer> third = server.say("c");
        CompletableFuture<Integer> look = server.loop.look(machine -> ((Tally) machine).counts().size());
        server.think();
        assertFalse(look.isDone());
        server.run();
        assertEquals(new Answer.Done(2, 2), second.join());
        assertEquals(new Answer.Done(3, 3), third.join());
        assertEquals(3, look.join());
        assertEquals(2, database.position(TallyServer.STREAM).commit());
    }

    @Test
    void aRefusalWaitsForTheCommitOfWhatItSaw() {
        server.say("a");
        server.think();
        CompletableFuture<Answer> refused = server.say("no");
        server.think();
        assertFalse(refused.isDone());
        server.run();
        assertEquals("WordNotTaken", assertInstanceOf(Answer.Refused.class, refused.join()).code());
    }

    @Test
    void aCommitWhoseAnswerWasLostIsNotMadeTwice() {
        server.weather.next("append", Fate.ANSWER_LOST);
        assertDoubtEnds();
    }

    @Test
    void aCommitThatWasLostIsAppendedAgain() {
        server.weather.next("append", Fate.LOST, Fate.LOST);
        assertDoubtEnds();
    }

    private void assertDoubtEnds() {
        CompletableFuture<Answer> first = server.say("a");
        server.run();
        assertInstanceOf(Standing.Doubting.class, server.loop.standing());
        CompletableFuture<Answer> later = server.say("b");
        server.run();
        assertFalse(first.isDone());
        assertEquals(List.of(), server.effects);
        for (int wait = 0; wait < 10 && !later.isDone(); wait++) {
            clock.pass(Duration.ofMillis(300));
            server.run();
        }
        assertEquals(new Answer.Done(1, 1), first.join());
        assertEquals(new Answer.Done(2, 2), later.join());
        assertEquals(List.of("do a", "do b"), server.effects);
        assertChained(2);
        assertEquals(new Standing.Writing(1), server.loop.standing());
    }

    @Test
    void aDatabaseThatIsAwayForAMinuteLosesNothing() {
        server.say("a");
        server.run();
        server.weather.away(true);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            answers.add(server.say("w" + second));
            clock.pass(Duration.ofSeconds(1));
            server.run();
        }
        assertTrue(server.loop.standing().sentence().fr().contains("rien n'est perdu"));
        assertEquals(List.of("do a"), server.effects);
        server.weather.away(false);
        for (int wait = 0; wait < 10; wait++) {
            clock.pass(Duration.ofMillis(300));
            server.run();
        }
        answers.forEach(answer -> assertInstanceOf(Answer.Done.class, answer.join()));
        assertEquals(61, server.effects.size());
        assertChained(61);
    }

    @Test
    void effectsWaitForAFreshLease() {
        server.weather.next("renew", Fate.LOST, Fate.LOST, Fate.LOST, Fate.LOST, Fate.LOST, Fate.LOST, Fate.LOST);
        for (int tenth = 0; tenth < 21; tenth++) {
            clock.pass(Duration.ofMillis(100));
            server.run();
        }
        CompletableFuture<Answer> answer = server.say("a");
        server.run();
        assertEquals(new Answer.Done(1, 1), answer.join());
        assertEquals(List.of(), server.effects);
        for (int wait = 0; wait < 5; wait++) {
            clock.pass(Duration.ofMillis(250));
            server.run();
        }
        assertEquals(List.of("do a"), server.effects);
    }

    @Test
    void aDeposedWriterDropsWhatItDecided() {
        server.say("a");
        server.run();
        clock.pass(Duration.ofMillis(3_100));
        TallyServer other = new TallyServer("two", database, clock, LoopSettings.DEFAULT);
        other.run();
        assertEquals(new Standing.Writing(2), other.loop.standing());
        assertEquals(List.of("do a"), other.effects);
        CompletableFuture<Answer> lost = server.say("x");
        server.run();
        assertEquals(new Answer.Unknown(), lost.join());
        clock.pass(Duration.ofMillis(400));
        server.run();
        assertEquals(new Standing.Following("two"), server.loop.standing());
        assertEquals(List.of("do a"), server.effects);
        assertEquals(new Answer.NotWriter(), server.say("y").join());
        other.say("b");
        other.run();
        assertChained(2);
    }

    @Test
    void aServerThatFollowsHandsItsCommandsOver() {
        TallyServer other = new TallyServer("two", database, clock, LoopSettings.DEFAULT);
        other.run();
        CompletableFuture<Answer> answer = other.say("id-1", "a");
        for (int turn = 0; turn < 5; turn++) {
            other.run();
            server.run();
        }
        assertEquals(new Answer.Done(1, 1), answer.join());
        assertEquals(Optional.of("id-1"), database.events(TallyServer.STREAM).getFirst().commandId().map(Object::toString));
    }

    @Test
    void aCommandThatComesTwiceActsOnce() {
        CompletableFuture<Answer> first = server.say("id-1", "a");
        CompletableFuture<Answer> second = server.say("id-1", "a");
        server.run();
        assertEquals(new Answer.Done(1, 1), first.join());
        assertEquals(first.join(), second.join());
        CompletableFuture<Answer> third = server.say("id-1", "a");
        server.run();
        assertEquals(first.join(), third.join());
        TallyServer restarted = new TallyServer("one", database, clock, LoopSettings.DEFAULT);
        restarted.run();
        CompletableFuture<Answer> fourth = restarted.say("id-1", "a");
        restarted.run();
        assertEquals(first.join(), fourth.join());
        assertChained(1);
    }

    @Test
    void beyondTheQueueCommandsAreRefusedBusy() {
        TallyServer small = new TallyServer("one", database, clock, new LoopSettings(2, 10, 10, Duration.ofMillis(500)));
        small.run();
        CompletableFuture<Answer> one = small.say("a");
        CompletableFuture<Answer> two = small.say("b");
        assertEquals(new Answer.Busy(2), small.say("c").join());
        small.run();
        assertInstanceOf(Answer.Done.class, one.join());
        assertInstanceOf(Answer.Done.class, two.join());
    }

    @Test
    void aTimerIsACommandLikeAnyOther() {
        server.say("wake 2026-11-23T01:12:30Z");
        server.run();
        clock.pass(Duration.ofMillis(900));
        server.run();
        assertEquals(List.of(), server.committed);
        for (int second = 0; second < 30; second++) {
            clock.pass(Duration.ofSeconds(1));
            server.run();
        }
        assertEquals(List.of("due"), server.committed);
    }

    @Test
    void aJumpOfTheClockPausesDispatchAndTimeNeverGoesBack() {
        server.say("a");
        server.run();
        clock.jump(Duration.ofHours(-1));
        clock.pass(Duration.ofMillis(200));
        server.run();
        assertEquals(List.of("a", "jumped"), server.committed);
        assertEquals(1, server.loop.gauges().clockJumps());
        List<JournalEvent> events = database.events(TallyServer.STREAM);
        assertFalse(events.get(1).at().isBefore(events.get(0).at()));
    }

    @Test
    void aBugDropsWhatWasNotCommittedAndTheLoopGoesOn() {
        server.say("a");
        server.run();
        CompletableFuture<Answer> broken = server.say("bug");
        server.run();
        assertEquals(new Answer.Unknown(), broken.join());
        clock.pass(Duration.ofMillis(400));
        server.run();
        CompletableFuture<TreeMap<String, Integer>> counts =
                server.loop.look(machine -> new TreeMap<>(((Tally) machine).counts()));
        server.run();
        assertEquals("{a=1}", counts.join().toString());
        assertEquals(new Standing.Writing(2), server.loop.standing());
    }

    @Test
    void threeBugsInAMinuteStopIt() {
        for (int bug = 0; bug < 3; bug++) {
            server.say("bug");
            server.run();
            clock.pass(Duration.ofMillis(400));
            server.run();
        }
        assertInstanceOf(Standing.Stopped.class, server.loop.standing());
        assertEquals(new Answer.NotWriter(), server.say("a").join());
    }

    @Test
    void aStopGivesTheLeaseBack() {
        server.loop.stop("over");
        server.run();
        while (!server.road.isEmpty()) {
            server.road.poll().run();
        }
        assertEquals(Optional.empty(), database.holder(TallyServer.STREAM));
    }

    private void assertChained(int events) {
        List<JournalEvent> all = database.events(TallyServer.STREAM);
        assertEquals(events, all.size());
        Chain chain = new Chain();
        byte[] head = Chain.start();
        for (JournalEvent event : all) {
            head = chain.link(head, event);
            org.junit.jupiter.api.Assertions.assertArrayEquals(head, event.hash());
        }
        org.junit.jupiter.api.Assertions.assertArrayEquals(head, database.position(TallyServer.STREAM).head());
    }
}
