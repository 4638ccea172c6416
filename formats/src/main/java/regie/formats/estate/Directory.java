package regie.formats.estate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeMap;
import regie.estate.finding.Place;
import regie.formats.yaml.Report;

/**
 * Reads a whole estate directory into memory, once, within limits. Hidden entries ({@code .git} …)
 * are no part of it. A symbolic link must lead to a file inside.
 */
final class Directory {

    private final Path root;
    private final Report report;
    private final TreeMap<String, Bundle.Content> files = new TreeMap<>();
    private long total;
    private boolean full;

    private Directory(Path root, Report report) {
        this.root = root;
        this.report = report;
    }

    /** What was readable; what was not is in the report. */
    static Bundle read(Path dir, Report report) {
        Directory directory = new Directory(dir, report);
        if (!Files.isDirectory(dir)) {
            report.error(Place.startOf(String.valueOf(dir.getFileName())), DirectoryProblems.notDirectory(dir.toString()));
            return Bundle.of(directory.files);
        }
        try {
            directory.walk();
        } catch (IOException unreadable) {
            report.error(Place.startOf("."), DirectoryProblems.unreadable(String.valueOf(unreadable.getMessage())));
        }
        return Bundle.of(directory.files);
    }

    private void walk() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                boolean hidden = !dir.equals(root) && isHidden(dir);
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isHidden(file)) {
                    visit(file, attributes);
                }
                return full ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                report.error(Place.startOf(name(file)), DirectoryProblems.unreadable(String.valueOf(why.getMessage())));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void visit(Path file, BasicFileAttributes attributes) {
        String name = name(file);
        try {
            if (attributes.isSymbolicLink() && !leadsInside(file)) {
                report.error(Place.startOf(name), DirectoryProblems.linkOutside());
                return;
            }
            if (!Files.isRegularFile(file)) {
                report.error(Place.startOf(name), DirectoryProblems.notRegular());
                return;
            }
            long left = Bundle.BYTES_MAX - total;
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
            }
            total += bytes.length;
            if (total > Bundle.BYTES_MAX || files.size() >= Bundle.FILES_MAX) {
                full = true;
                report.error(Place.startOf(name), DirectoryProblems.tooLarge());
                return;
            }
            files.put(name, new Bundle.Content(bytes, Files.isExecutable(file)));
        } catch (IOException unreadable) {
            report.error(Place.startOf(name), DirectoryProblems.unreadable(String.valueOf(unreadable.getMessage())));
        }
    }

    private boolean leadsInside(Path link) throws IOException {
        try {
            return link.toRealPath().startsWith(root.toRealPath());
        } catch (java.nio.file.NoSuchFileException | java.nio.file.FileSystemLoopException nowhere) {
            return false;
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
