package regie.agent.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import regie.agent.loop.Log;
import regie.protocol.ToAgent;

/**
 * The heads of the journal's chain that this agent has been given to keep: appended, and never read by
 * the agent itself. Beyond the bound the older half goes, which leaves more than a year of hours.
 */
final class Heads {

    static final int LINES_MOST = 20_000;

    private final Path file;
    private final int most;
    private long lines = -1;

    Heads(Path file, int most) {
        this.file = file;
        this.most = most;
    }

    /** On the agent's loop: once an hour, so a flush of the disk does no harm. */
    void keep(ToAgent.KeepHead head) {
        String line = head.line();
        if (line.isBlank() || line.length() > ToAgent.KeepHead.LINE_MOST || line.chars().anyMatch(Character::isISOControl)) {
            Log.say("a head of the journal was not kept: it is no line");
            return;
        }
        try {
            append(line);
            if (lines < 0) {
                lines = Files.readAllLines(file).size();
            } else {
                lines++;
            }
            if (lines > most) {
                dropOlderHalf();
            }
        } catch (IOException refused) {
            Log.say("a head of the journal could not be kept: " + refused.getMessage());
        }
    }

    private void append(String line) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    private void dropOlderHalf() throws IOException {
        List<String> all = Files.readAllLines(file);
        List<String> younger = all.subList(all.size() - most / 2, all.size());
        Path fresh = file.resolveSibling("heads.new");
        Files.write(fresh, younger);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        lines = younger.size();
    }
}
