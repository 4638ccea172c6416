package regie.cli.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import regie.cli.remote.Json;

class JournalTallyTest {

    private final JournalTally tally = new JournalTally();

    private void event(String type, String attempt, String how) {
        tally.add(type, Json.read("{\"attempt\":\"" + attempt + "\",\"result\":{\"how\":\"" + how + "\"}}"));
    }

    @Test
    void aRetryIsNeitherLostNorDoubled() {
        tally.add("RunOrdered", Json.object());
        event("AttemptIntended", "p@2026-11-23/t#1", "");
        event("AttemptEnded", "p@2026-11-23/t#1", "exited");
        event("AttemptIntended", "p@2026-11-23/t#2", "");
        assertTrue(tally.clean());
        assertEquals("loaded 1 runs; 2 attempts: ended 1, live 1, lost 0, doubled 0; journal verified (5 events)",
                tally.sentence(true, 5).en());
    }

    @Test
    void twoEndsAreADouble() {
        event("AttemptIntended", "p@2026-11-23/t#1", "");
        event("AttemptEnded", "p@2026-11-23/t#1", "exited");
        event("AttemptEnded", "p@2026-11-23/t#1", "exited");
        assertFalse(tally.clean());
    }

    @Test
    void aSecondAttemptBesideALivingOneIsADouble() {
        event("AttemptIntended", "p@2026-11-23/t#1", "");
        event("AttemptIntended", "p@2026-11-23/t#2", "");
        assertFalse(tally.clean());
    }

    @Test
    void anAttemptThatNobodySawEndIsLost() {
        event("AttemptIntended", "p@2026-11-23/t#1", "");
        event("AttemptEnded", "p@2026-11-23/t#1", "lost");
        assertFalse(tally.clean());
    }
}
