package regie.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom PostgreSQL runs: as the current user, or, since it refuses root, as another one. The command
 * replaces itself step by step, so its process is PostgreSQL's own in the end.
 *
 * @param user the user to drop to; empty to stay
 */
record RunAs(Optional<String> user, List<String> prefix) {

    static final List<String> CANDIDATES = List.of("regie", "postgres", "nobody");

    /** Empty when this is root and there is nobody, or no tool, to drop to. */
    static Optional<RunAs> choose() {
        List<String> apart = find("setsid").map(List::of).orElse(List.of());
        if (!isRoot()) {
            return Optional.of(new RunAs(Optional.empty(), apart));
        }
        Optional<String> user = CANDIDATES.stream().filter(RunAs::exists).findFirst();
        Optional<List<String>> drop = user.flatMap(RunAs::drop);
        return drop.map(words -> {
            List<String> prefix = new ArrayList<>(apart);
            prefix.addAll(words);
            return new RunAs(user, List.copyOf(prefix));
        });
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /** Makes a folder the user's own. */
    void give(Path path) throws IOException {
        if (user.isPresent()) {
            Files.setOwner(path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user.get()));
        }
    }

    private static Optional<List<String>> drop(String user) {
        Optional<String> setpriv = find("setpriv");
        if (setpriv.isPresent()) {
            return Optional.of(List.of(
                    setpriv.get(), "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups", "--reset-env", "--"));
        }
        return find("runuser").map(runuser -> List.of(runuser, "-u", user, "--"));
    }

    private static boolean exists(String user) {
        return passwd(user).isPresent();
    }

    private static String groupOf(String user) {
        return passwd(user).map(words -> words[3]).orElse(user);
    }

    private static Optional<String[]> passwd(String user) {
        try {
            return Files.readAllLines(Path.of("/etc/passwd")).stream()
                    .map(line -> line.split(":", -1))
                    .filter(words -> words.length > 3 && words[0].equals(user))
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> find(String program) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
