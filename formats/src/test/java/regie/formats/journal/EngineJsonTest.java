package regie.formats.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.formats.json.SealedTypes;

/**
 * Each event type has a golden file: the bytes of one full event, as this release writes it. A
 * released file never changes; {@code -Dregie.golden=write} writes the files of new types only.
 */
class EngineJsonTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/events");

    private final EngineJson json = new EngineJson(SamplePlan::read);
    private final SampleMaker samples = new SampleMaker(SamplePlan.PLAN);

    @TestFactory
    Stream<DynamicTest> everyEventKeepsItsBytes() {
        return SealedTypes.leaves(EngineEvent.class).stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> keepsItsBytes(type)));
    }

    private void keepsItsBytes(Class<? extends EngineEvent> type) throws IOException {
        Path file = GOLDEN.resolve(type.getSimpleName() + "_v" + EngineJson.EVENT_VERSION + ".json");
        EngineEvent event = type.cast(samples.make(type));
        if (!Files.exists(file) && "write".equals(System.getProperty("regie.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.write(file, json.encode(event));
        }
        assertTrue(Files.exists(file), () -> "no golden file " + file + ": write it once with -Dregie.golden=write");
        byte[] golden = Files.readAllBytes(file);
        assertEquals(new String(golden, StandardCharsets.UTF_8), new String(json.encode(event), StandardCharsets.UTF_8),
                () -> file + " was released: an event type that changes gets a new version and an upcaster, its old file stays");
        assertEquals(event, json.decodeEvent(type.getSimpleName(), EngineJson.EVENT_VERSION, golden));
    }

    @Test
    void everyGoldenFileStillHasItsType() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<String> released = files.map(file -> file.getFileName().toString().replaceAll("_v\\d+\\.json$", ""))
                    .distinct().sorted().toList();
            assertEquals(released, json.eventTypes().stream().sorted().toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCommandReadsBackEqual() {
        return SealedTypes.leaves(EngineCommand.class).stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                    EngineCommand command = type.cast(samples.make(type));
                    byte[] bytes = json.encode(command);
                    EngineCommand read = json.decodeCommand(json.type(command), bytes);
                    assertEquals(command, read);
                    assertArrayEquals(bytes, json.encode(read));
                }));
    }

    @Test
    void whatCannotBeReadSaysWhatToDo() {
        byte[] body = "{\"at\":\"2026-11-24T01:12:03Z\"}".getBytes(StandardCharsets.UTF_8);
        assertTrue(assertThrows(Unreadable.class, () -> json.decodeEvent("RunTeleported", 1, body))
                .getMessage().contains("no EngineEvent has that name in this release"));
        assertTrue(assertThrows(Unreadable.class, () -> json.decodeEvent("RunHeld", 2, body))
                .getMessage().contains("its version 2 is unknown"));
        assertTrue(assertThrows(Unreadable.class, () -> json.decodeEvent("RunHeld", 1, body))
                .getMessage().contains("run is missing"));
    }
}
