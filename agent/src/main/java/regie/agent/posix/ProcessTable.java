package regie.agent.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at {@code /proc}: which processes live, and which attempt each belongs to. */
public final class ProcessTable {

    /** The variable by which a process is known to belong to an attempt, wherever it has moved. */
    public static final String ATTEMPT_VARIABLE = "REGIE_ATTEMPT";

    private static final Path PROC = Path.of("/proc");

    /**
     * A living process (a zombie does not live).
     *
     * @param startTicks since boot
     * @param attempt the value of {@code REGIE_ATTEMPT} in the environment that it was started with
     */
    public record Entry(int pid, String name, int parent, int group, int session, long startTicks, String attempt) {}

    private final Map<Integer, Entry> entries = new HashMap<>();

    private ProcessTable() {}

    public static ProcessTable read() {
        ProcessTable table = new ProcessTable();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                entry(folder, true).ifPresent(entry -> table.entries.put(entry.pid, entry));
            }
        } catch (IOException broken) {
            throw new IllegalStateException("/proc cannot be read, so no process can be told from another", broken);
        }
        return table;
    }

    /** One process, without looking for its attempt; empty when it does not live. */
    public static Optional<Entry> of(int pid) {
        return entry(PROC.resolve(Integer.toString(pid)), false);
    }

    /** The kernel's id of this boot. */
    public static String boot() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException broken) {
            throw new IllegalStateException("the kernel's boot id cannot be read", broken);
        }
    }

    public Iterable<Entry> all() {
        return entries.values();
    }

    /**
     * Everything that an attempt started and that lives: its session, whoever carries its name in
     * the environment, and their children.
     *
     * @param leader the process that led it, which may be gone
     */
    public List<Entry> tree(String attempt, int leader) {
        List<Entry> tree = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (belongs(entry, attempt, leader)) {
                tree.add(entry);
            }
        }
        return tree;
    }

    private boolean belongs(Entry entry, String attempt, int leader) {
        Entry at = entry;
        for (int depth = 0; depth < 100 && at != null && at.pid > 1; depth++) {
            if (at.session == leader || at.attempt.equals(attempt)) {
                return true;
            }
            if (!at.attempt.isEmpty()) {
                return false;
            }
            at = entries.get(at.parent);
        }
        return false;
    }

    private static Optional<Entry> entry(Path folder, boolean withAttempt) {
        try {
            String stat = new String(Files.readAllBytes(folder.resolve("stat")), StandardCharsets.ISO_8859_1);
            int nameEnd = stat.lastIndexOf(')');
            String[] fields = stat.substring(nameEnd + 2).split(" ");
            if (fields[0].equals("Z") || fields[0].equals("X")) {
                return Optional.empty();
            }
            String name = stat.substring(stat.indexOf('(') + 1, nameEnd);
            return Optional.of(new Entry(Integer.parseInt(folder.getFileName().toString()), name,
                    Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), Integer.parseInt(fields[3]),
                    Long.parseLong(fields[19]), withAttempt ? attempt(folder) : ""));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String attempt(Path folder) throws IOException {
        byte[] environment;
        try {
            environment = Files.readAllBytes(folder.resolve("environ"));
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException notOurs) {
            return "";
        }
        String text = new String(environment, StandardCharsets.UTF_8);
        int start = text.startsWith(ATTEMPT_VARIABLE + "=") ? 0 : text.indexOf("\0" + ATTEMPT_VARIABLE + "=") + 1;
        if (start == 0 && !text.startsWith(ATTEMPT_VARIABLE + "=")) {
            return "";
        }
        int end = text.indexOf('\0', start);
        return text.substring(start + ATTEMPT_VARIABLE.length() + 1, end < 0 ? text.length() : end);
    }
}
