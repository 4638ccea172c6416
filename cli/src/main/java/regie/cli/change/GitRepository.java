package regie.cli.change;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Reads commits of a repository with the git that is installed. The repository itself is never touched. */
final class GitRepository {

    private static final long SECONDS_MAX = 120;
    private static final int SAID_MAX = 500;

    private final String folder;

    /** @param folder of the repository, also a bare one */
    GitRepository(Path folder) {
        this.folder = git(Map.of(), "-C", folder.toString(), "rev-parse", "--absolute-git-dir").strip();
    }

    /** The commit that a name, a branch or the beginning of a hash stands for. */
    String commit(String name) {
        return git(Map.of(), "--git-dir=" + folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}").strip();
    }

    /** Its author and the first line of its message. */
    String title(String commit) {
        return git(Map.of(), "--git-dir=" + folder, "log", "-1", "--format=%an: %s", commit).strip();
    }

    /** Brings what the branch has upstream, where the repository has an upstream to ask. */
    void fetch(String remote, String branch) {
        git(Map.of(), "--git-dir=" + folder, "fetch", "--quiet", remote, branch);
    }

    /** Hands the files of a commit over in a folder of their own, which is gone afterwards. */
    <T> T files(String commit, Path within, Reading<T> reading) throws IOException {
        Path whole = Files.createTempDirectory("regie-commit");
        try {
            Path tree = Files.createDirectory(whole.resolve("tree"));
            Map<String, String> index = Map.of("GIT_INDEX_FILE", whole.resolve("index").toString());
            git(index, "--git-dir=" + folder, "--work-tree=" + tree, "read-tree", commit);
            git(index, "--git-dir=" + folder, "--work-tree=" + tree, "checkout-index", "--all", "--quiet", "--prefix=" + tree + "/");
            Path estate = tree.resolve(within).normalize();
            if (!estate.startsWith(tree) || !Files.isDirectory(estate)) {
                throw new ChangeProblem.NotInCommit(within, commit).stop();
            }
            return reading.of(estate);
        } finally {
            remove(whole);
        }
    }

    /** What is done with the files while they are there. */
    interface Reading<T> {
        T of(Path folder) throws IOException;
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException failed) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String git(Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(words));
        String verb = Arrays.stream(words).filter(word -> word.matches("[a-z][a-z-]+")).findFirst().orElse("");
        try {
            Path said = Files.createTempFile("regie-git", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command).redirectError(said.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
                builder.environment().putAll(environment);
                builder.environment().put("GIT_TERMINAL_PROMPT", "0");
                Process process = builder.start();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new ChangeProblem.GitRefused(verb, SECONDS_MAX + " s.").stop();
                }
                if (process.exitValue() != 0) {
                    String text = Files.readString(said).strip();
                    throw new ChangeProblem.GitRefused(verb, text.isEmpty() ? words[words.length - 1] + " ?"
                            : text.substring(0, Math.min(SAID_MAX, text.length()))).stop();
                }
                return out;
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException absent) {
            throw new ChangeProblem.NoGit(String.valueOf(absent.getMessage())).stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ChangeProblem.GitRefused(verb, "interrupted.").stop();
        }
    }
}
