package regie.agent.files;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import regie.actions.output.FailPatterns;
import regie.actions.output.OutputsFile;
import regie.actions.output.Published;
import regie.kernel.AttemptId;
import regie.kernel.Text;
import regie.protocol.OutputFacts;
import regie.protocol.OutputHit;
import regie.protocol.supervisor.Claim;
import regie.protocol.supervisor.SupervisorInput;

/**
 * Turns what a process has written into what is kept: the whole of it, or head, a line that says
 * what was cut, and tail; compressed unless it is short. When a crash came between keeping and
 * recording, the second time finds what is kept and leaves it as it is.
 */
public final class OutputKeeping {

    private static final int SHORT = 4096;
    private static final int BUFFER = 1 << 16;

    private final AgentFolder folder;

    public OutputKeeping(AgentFolder folder) {
        this.folder = folder;
    }

    /** @param leftovers what the attempt left running, to be named at the end of its output */
    public SupervisorInput.Gathered gather(Claim claim, List<String> leftovers) {
        AttemptFiles files = folder.of(claim.attempt());
        try {
            Published published = published(files);
            OutputFacts kept = keep(files, claim, leftovers);
            List<OutputHit> hits = hits(files, claim);
            return new SupervisorInput.Gathered(claim.attempt(), kept, published.outputs(), published.checkpoint(),
                    hits, published.problem());
        } catch (IOException broken) {
            return nothing(claim.attempt(), String.valueOf(broken.getMessage()));
        }
    }

    /** What is known of an output that could not be read. */
    public static SupervisorInput.Gathered nothing(AttemptId attempt, String why) {
        return new SupervisorInput.Gathered(attempt, OutputFacts.NONE, Map.of(), Optional.empty(), List.of(),
                Optional.of(new Text("La sortie n'a pas pu être conservée : " + why, "The output could not be kept: " + why)));
    }

    private static Published published(AttemptFiles files) throws IOException {
        if (files.values().toFile().length() == 0) {
            return Published.NOTHING;
        }
        try (InputStream in = Files.newInputStream(files.values())) {
            return OutputsFile.read(in.readNBytes(Published.MOST_BYTES + 1));
        }
    }

    private static OutputFacts keep(AttemptFiles files, Claim claim, List<String> leftovers) throws IOException {
        long size;
        try {
            size = Files.size(files.output());
        } catch (NoSuchFileException gone) {
            return again(files);
        }
        byte[] names = leftovers.isEmpty() ? new byte[0] : named(leftovers);
        if (size == 0 && names.length == 0) {
            Files.delete(files.output());
            return OutputFacts.NONE;
        }
        Optional<Cut> cut = Cut.of(size, claim.outputLimit()).or(() -> cutBefore(files));
        boolean plain = size <= SHORT && cut.isEmpty();
        try {
            return rewrite(files, plain, size, cut, names);
        } catch (IOException noRoom) {
            Files.move(files.output(), files.kept(), StandardCopyOption.ATOMIC_MOVE);
            return again(files);
        }
    }

    private static OutputFacts rewrite(AttemptFiles files, boolean plain, long size, Optional<Cut> cut, byte[] names)
            throws IOException {
        Path target = plain ? files.kept() : files.keptCompressed();
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        MessageDigest digest = sha256();
        long keptSize;
        try (FileChannel raw = FileChannel.open(files.output());
                OutputStream file = Files.newOutputStream(fresh);
                DigestOutputStream out = new DigestOutputStream(plain ? file : new GZIPOutputStream(file, BUFFER), digest)) {
            keptSize = copy(raw, size, cut, names, out);
        } catch (IOException noRoom) {
            Files.deleteIfExists(fresh);
            throw noRoom;
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(files.output());
        return new OutputFacts(size, keptSize, HexFormat.of().formatHex(digest.digest()), cut.isPresent());
    }

    private static Optional<Cut> cutBefore(AttemptFiles files) {
        try {
            return Cut.read(files.cut());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static long copy(FileChannel raw, long size, Optional<Cut> cut, byte[] names, OutputStream out) throws IOException {
        long copied = 0;
        if (cut.isPresent()) {
            copied += range(raw, 0, Math.min(cut.get().from(), size), out);
            byte[] notice = cut.get().notice();
            out.write(notice);
            copied += notice.length + range(raw, Math.min(cut.get().to(), size), size, out);
        } else {
            copied += range(raw, 0, size, out);
        }
        out.write(names);
        return copied + names.length;
    }

    private static long range(FileChannel raw, long from, long to, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long position = from;
        while (position < to) {
            buffer.clear().limit((int) Math.min(BUFFER, to - position));
            int count = raw.read(buffer, position);
            if (count <= 0) {
                break;
            }
            out.write(buffer.array(), 0, count);
            position += count;
        }
        return position - from;
    }

    /** A crash came between keeping the output and recording the end: what is kept is what counts. */
    private static OutputFacts again(AttemptFiles files) throws IOException {
        try (InputStream in = KeptOutput.open(files).orElse(InputStream.nullInputStream())) {
            MessageDigest digest = sha256();
            long size = 0;
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
            }
            return size == 0 ? OutputFacts.NONE
                    : new OutputFacts(size, size, HexFormat.of().formatHex(digest.digest()), Files.exists(files.cut()));
        }
    }

    private static List<OutputHit> hits(AttemptFiles files, Claim claim) throws IOException {
        FailPatterns patterns = new FailPatterns(claim.failOnOutput());
        Optional<InputStream> kept = patterns.isEmpty() ? Optional.empty() : KeptOutput.open(files);
        if (kept.isEmpty()) {
            return List.of();
        }
        try (InputStream in = kept.get()) {
            return patterns.search(in);
        }
    }

    private static byte[] named(List<String> leftovers) {
        String names = String.join(", ", leftovers.subList(0, Math.min(20, leftovers.size())));
        return ("\n[Régie: " + leftovers.size() + " processus laissé(s) en marche | process(es) left running: " + names + "]\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Takes away what holds nothing, once the end is on its way: a disk may take a millisecond to give a
     * folder up. A working folder with files in it stays for its seven days.
     */
    public void clean(AttemptId attempt) {
        AttemptFiles files = folder.of(attempt);
        File[] loose = {files.input().toFile(), files.values().toFile(), files.cut().toFile(), files.work().toFile()};
        for (File each : loose) {
            // File.delete says no where Files.delete throws: for most attempts most of these were never there
            boolean ignored = each.delete();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
