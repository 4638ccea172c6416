package regie.cli.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import regie.cli.shell.Call;
import regie.cli.shell.ShellProblem;
import regie.formats.imports.SourceFile;

/** The files that were typed, and those that belong to them. */
final class SourceFiles {

    private SourceFiles() {}

    /** Folders stand for the files below them, in the order of their names; names stay as they were typed. */
    static List<SourceFile> read(Call call, String format) {
        Map<Path, SourceFile> files = new LinkedHashMap<>();
        for (String typed : call.arguments("FILE")) {
            Path path = call.path(typed);
            if (!Files.exists(path)) {
                throw new ShellProblem.NoSuchFile(path).stop();
            }
            add(path, typed, files);
            if (format.equals("systemd")) {
                beside(path).forEach(other -> add(other, Path.of(typed).resolveSibling(other.getFileName()).toString(), files));
            }
        }
        return new ArrayList<>(files.values());
    }

    private static void add(Path path, String typed, Map<Path, SourceFile> files) {
        try (Stream<Path> below = Files.walk(path)) {
            for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
                String rest = path.relativize(file).toString();
                String name = rest.isEmpty() ? typed : Path.of(typed).resolve(rest).toString();
                files.putIfAbsent(file.toAbsolutePath().normalize(), new SourceFile(name, Files.readAllBytes(file)));
            }
        } catch (IOException unreadable) {
            throw new ImportProblem.Unread(path, String.valueOf(unreadable.getMessage())).stop();
        }
    }

    /** The service of a timer that was typed by itself, its template, and the drop-ins of both. */
    private static List<Path> beside(Path timer) {
        String name = timer.getFileName().toString();
        if (!name.endsWith(".timer") || !Files.isRegularFile(timer)) {
            return List.of();
        }
        String stem = name.substring(0, name.length() - ".timer".length());
        List<String> units = new ArrayList<>(List.of(name + ".d", stem + ".service", stem + ".service.d"));
        if (stem.contains("@")) {
            String template = stem.substring(0, stem.indexOf('@') + 1);
            units.addAll(List.of(template + ".service", template + ".service.d"));
        }
        return units.stream().map(timer::resolveSibling).filter(Files::exists).toList();
    }
}
