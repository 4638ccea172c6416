package regie.agent.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.kernel.AttemptId;
import regie.protocol.supervisor.Claim;
import regie.protocol.supervisor.DiskRecord;

/** The file of claims and ends: what a cut leaves, what a spoilt byte leaves, what compaction keeps. */
class RecordFileTest {

    private static AttemptId attempt(int number) {
        return AttemptId.parse("night@2026-05-15/task" + number + "#1").orElseThrow();
    }

    private static DiskRecord claim(int number, int patternLength) {
        Instant at = Instant.parse("2026-05-15T22:00:00Z");
        return new DiskRecord.Claimed(new Claim(attempt(number), 1, "boot", at, at, Optional.of(Duration.ofHours(1)),
                Duration.ofSeconds(10), 50_000_000, List.of("x".repeat(patternLength))));
    }

    private static List<DiskRecord> reopened(Path path, List<String> said) throws IOException {
        try (RecordFile file = RecordFile.open(path, said::add)) {
            return file.read();
        }
    }

    @Test
    void whatWasAppendedIsFoundAgain(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("records");
        List<DiskRecord> records = List.of(claim(1, 10), claim(2, 10));
        try (RecordFile file = RecordFile.open(path, said -> { })) {
            file.append(records, true);
        }
        assertEquals(records, reopened(path, new ArrayList<>()));
    }

    @Test
    void whereverTheFileIsCutTheWholeRecordsRemain(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("records");
        List<DiskRecord> records = List.of(claim(1, 10), claim(2, 10), claim(3, 10));
        long[] ends = new long[3];
        for (int i = 0; i < 3; i++) {
            try (RecordFile file = RecordFile.open(path, said -> { })) {
                file.append(List.of(records.get(i)), true);
            }
            ends[i] = Files.size(path);
        }
        for (long size = ends[0]; size < ends[2]; size += 7) {
            Path cut = folder.resolve("cut" + size);
            Files.write(cut, Arrays.copyOf(Files.readAllBytes(path), (int) size));
            List<String> said = new ArrayList<>();
            assertEquals(records.subList(0, size < ends[1] ? 1 : 2), reopened(cut, said), "cut at " + size);
            long torn = size - (size < ends[1] ? ends[0] : ends[1]);
            // a length begins with two bytes of zero, which are no more than what is written ahead
            assertEquals(torn <= 2 ? 0 : 1, said.size(), "cut at " + size);
            try (RecordFile file = RecordFile.open(cut, text -> { })) {
                file.append(List.of(claim(4, 10)), true);
            }
            assertEquals(claim(4, 10), reopened(cut, new ArrayList<>()).getLast());
        }
    }

    @Test
    void whatAKillLeavesAfterTheRecordsIsPassedOverInSilence(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("records");
        Path asKilled = folder.resolve("as-killed");
        List<String> said = new ArrayList<>();
        try (RecordFile file = RecordFile.open(path, said::add)) {
            file.append(List.of(claim(1, 10)), true);
            file.append(List.of(claim(2, 10)), true);
            Files.copy(path, asKilled);
        }
        try (RecordFile file = RecordFile.open(asKilled, said::add)) {
            assertEquals(List.of(claim(1, 10), claim(2, 10)), file.read());
            file.append(List.of(claim(3, 10)), true);
        }
        assertEquals(claim(3, 10), reopened(asKilled, said).getLast());
        assertEquals(List.of(), said);
    }

    @Test
    void aSpoiltByteEndsTheFileThere(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("records");
        long first;
        try (RecordFile file = RecordFile.open(path, said -> { })) {
            file.append(List.of(claim(1, 10)), true);
        }
        first = Files.size(path);
        try (RecordFile file = RecordFile.open(path, said -> { })) {
            file.append(List.of(claim(2, 10)), true);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'!'}), first + 60);
        }
        List<String> said = new ArrayList<>();
        assertEquals(List.of(claim(1, 10)), reopened(path, said));
        assertEquals(1, said.size());
    }

    @Test
    void compactionKeepsWhatIsNotSettledAndTheNamesOfWhatIs(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("records");
        int count = 2_000;
        try (RecordFile file = RecordFile.open(path, said -> { })) {
            for (int i = 1; i <= count; i++) {
                file.append(List.of(claim(i, 6_000)), false);
                if (i % 100 != 0) {
                    file.append(List.of(new DiskRecord.Settled(attempt(i))), false);
                }
                file.tidy();
            }
            assertTrue(Files.size(path) < 10_000_000, Files.size(path) + " bytes of some 12 million written");
            List<DiskRecord> kept = file.read();
            assertEquals(count / 100, kept.stream().filter(DiskRecord.Claimed.class::isInstance).count());
            assertEquals(count - count / 100, kept.stream().filter(DiskRecord.Settled.class::isInstance).count());
            file.append(List.of(claim(9_999, 10)), true);
        }
        assertEquals(claim(9_999, 10), reopened(path, new ArrayList<>()).getLast());
    }

    @Test
    void anotherKindOfFileIsRefused(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("records"), "something else entirely");
        assertThrows(IOException.class, () -> RecordFile.open(path, said -> { }));
        assertEquals("something else entirely", Files.readString(path));
    }
}
