package regie.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.kernel.AttemptId;
import regie.protocol.AttemptResult;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;

/** Agents killed again and again while starts are sent again and again: each attempt runs exactly once. */
class ChaosTest {

    private static final int ATTEMPTS = 120;
    private static final int KILLS = 6;

    @Test
    void everyAttemptRunsOnceHoweverOftenAgentsDie(@TempDir Path folder) throws Exception {
        Random chance = new Random(20260515);
        Path proof = folder.resolve("proof");
        try (Workplace place = new Workplace(folder)) {
            List<ToAgent.Start> starts = new ArrayList<>();
            for (int i = 0; i < ATTEMPTS; i++) {
                starts.add(place.server.start(FakeServer.attempt("t" + i),
                        "sleep 0." + chance.nextInt(10) + "; echo " + i + " >> " + proof));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                for (ToAgent.Start start : starts.subList(0, ATTEMPTS * (kill + 1) / KILLS)) {
                    place.server.send(start);
                    if (chance.nextInt(3) == 0) {
                        place.server.send(start);
                    }
                }
                int enough = place.server.ends().size() + chance.nextInt(10);
                place.server.await("a few more ends", server -> server.ends().size() >= Math.min(enough, ATTEMPTS)
                        ? Optional.of(true) : Optional.empty());
                place.killAgent();
                place.startAgent();
                place.server.send(new ToAgent.Settled(place.server.ends().keySet().stream()
                        .filter(attempt -> chance.nextBoolean()).toList()));
            }
            starts.forEach(place.server::send);
            place.server.awaitEnds(ATTEMPTS);
            Map<AttemptId, ToServer.Ended> first = place.server.firstEnds();
            assertEquals(ATTEMPTS, first.size());
            first.values().forEach(ended -> assertEquals(new AttemptResult.Exited(0), ended.result()));
            assertEquals(IntStream.range(0, ATTEMPTS).boxed().toList(),
                    Files.readAllLines(proof).stream().map(Integer::valueOf).sorted().toList());
        }
    }
}
