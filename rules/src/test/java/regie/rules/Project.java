package regie.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The source tree as the rules see it: modules, and every text that a person wrote. */
final class Project {

    private static final Set<String> NOT_WRITTEN_BY_HAND =
            Set.of("target", ".git", "dist", "regie-data", ".idea", ".vscode", "node_modules");
    private static final Pattern TEXT = Pattern.compile(
            ".*\\.(java|md|yaml|yml|xml|sql|sh|jte|css|js|json|txt|properties|html|svg)");
    private static final Pattern MODULE = Pattern.compile("<module>([a-z]+)</module>");

    private Project() {}

    /** The folder that holds the reactor's {@code pom.xml}. */
    static Path root() {
        String given = System.getProperty("regie.root", "");
        Path at = Path.of(given.isEmpty() ? "." : given).toAbsolutePath().normalize();
        while (!Files.isRegularFile(at.resolve("rules/pom.xml"))) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException("no folder with rules/pom.xml above the working folder");
            }
        }
        return at;
    }

    /** The modules, in the order of the reactor. */
    static List<String> modules() {
        return MODULE.matcher(read(root().resolve("pom.xml")).text()).results().map(m -> m.group(1)).toList();
    }

    /** A module that has nothing but package descriptions is still being laid out. */
    static boolean hasCode(String module) {
        return texts().stream().anyMatch(page -> page.path().startsWith(module + "/src/main/")
                && !page.path().endsWith("package-info.java"));
    }

    /** The folders that hold the compiled classes of the product; those of tests are not among them. */
    static List<Path> classFolders() {
        return modules().stream().map(module -> root().resolve(module).resolve("target/classes"))
                .filter(Files::isDirectory).toList();
    }

    static List<Path> classFiles() {
        List<Path> found = new ArrayList<>();
        for (Path folder : classFolders()) {
            try (var walk = Files.walk(folder)) {
                walk.filter(path -> path.toString().endsWith(".class")).sorted().forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** Every text of the project, sorted by path. */
    static List<Page> texts() {
        return Written.ALL;
    }

    static List<Page> java() {
        return texts().stream().filter(Page::isJava).toList();
    }

    static Page read(Path file) {
        try {
            String path = root().relativize(file.toAbsolutePath()).toString().replace('\\', '/');
            return new Page(path, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not text in UTF-8", e);
        }
    }

    private static List<Page> walk() {
        Path root = root();
        List<Page> pages = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return !folder.equals(root) && NOT_WRITTEN_BY_HAND.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (TEXT.matcher(name).matches() || name.equals("regie") || name.equals("run")) {
                        pages.add(read(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pages.sort((a, b) -> a.path().compareTo(b.path()));
        return List.copyOf(pages);
    }

    /** Read once for all rules of one JVM. */
    private static final class Written {
        static final List<Page> ALL = walk();
    }
}
