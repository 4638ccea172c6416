package regie.agent.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import regie.agent.posix.Posix;
import regie.protocol.StartProblem;

/** Users of this host, as {@code getent} knows them, and how a command becomes another user's. */
final class Accounts {

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    /** Home folder and name: what a process finds in its environment. */
    record Account(String name, int uid, int gid, String home) {}

    /** Under whom a process is to run. */
    sealed interface Running {
        /** @param account whose process it will be; {@code prefix} words in front of the command */
        record As(Account account, List<String> prefix) implements Running {}

        record Refused(StartProblem problem) implements Running {}
    }

    private final Account own;

    Accounts() {
        int uid = Posix.userId();
        this.own = find(Integer.toString(uid)).orElse(new Account(Integer.toString(uid), uid, uid, "/"));
    }

    Running under(Optional<String> user) {
        if (user.isEmpty() || user.get().equals(own.name) || user.get().equals(Integer.toString(own.uid))) {
            return new Running.As(own, List.of());
        }
        Optional<Account> wanted = find(user.get());
        if (wanted.isEmpty()) {
            return new Running.Refused(new StartProblem.NoSuchUser(user.get()));
        }
        if (own.uid != 0) {
            return new Running.Refused(new StartProblem.UserNotAllowed(user.get(), own.name));
        }
        if (!Files.isExecutable(SETPRIV)) {
            return new Running.Refused(new StartProblem.CannotExecute(SETPRIV.toString(), "util-linux"));
        }
        Account account = wanted.get();
        return new Running.As(account, List.of(SETPRIV.toString(), "--reuid=" + account.uid, "--regid=" + account.gid,
                "--init-groups", "--inh-caps=-all", "--"));
    }

    /** From {@code /etc/passwd} first; {@code getent} knows directories too, at the price of a process. */
    private static Optional<Account> find(String nameOrId) {
        try {
            return Files.readAllLines(Path.of("/etc/passwd"), StandardCharsets.UTF_8).stream()
                    .map(line -> line.split(":"))
                    .filter(fields -> fields.length >= 6 && (fields[0].equals(nameOrId) || fields[2].equals(nameOrId)))
                    .findFirst().or(() -> ask(nameOrId))
                    .map(fields -> new Account(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[5]));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String[]> ask(String nameOrId) {
        try {
            Process getent = new ProcessBuilder("getent", "passwd", "--", nameOrId).start();
            String line = new String(getent.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String[] fields = line.split(":");
            return fields.length >= 6 ? Optional.of(fields) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
