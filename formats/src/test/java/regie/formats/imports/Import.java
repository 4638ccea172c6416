package regie.formats.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regie.estate.finding.Findings;
import regie.formats.estate.EstateReader;
import regie.formats.imports.controlm.ControlMImporter;
import regie.formats.imports.jil.JilImporter;
import regie.formats.imports.rundeck.RundeckImporter;
import regie.formats.imports.vtom.VtomImporter;
import regie.kernel.Language;

/** Imports files in a test, and looks at what came of it. */
record Import(Imported imported, Path folder) {

    static Importer of(String format) {
        return switch (format) {
            case "jil" -> new JilImporter();
            case "control-m" -> ControlMImporter.xml();
            case "control-m-json" -> ControlMImporter.json();
            case "vtom" -> new VtomImporter();
            case "rundeck" -> new RundeckImporter();
            default -> throw new IllegalArgumentException(format);
        };
    }

    static Import of(String format, Path folder, List<SourceFile> files) {
        ImportRequest request = new ImportRequest(files, "imported", ZoneId.of("Europe/Paris"), Language.ENGLISH);
        Imported imported = of(format).read(request);
        try {
            EstateFolder.write(imported.estate(), folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Import(imported, folder);
    }

    static Import text(String format, Path folder, String text) {
        return of(format, folder, List.of(new SourceFile("source", text.getBytes(StandardCharsets.UTF_8))));
    }

    static SourceFile file(Path path) {
        try {
            return new SourceFile(path.getFileName().toString(), Files.readAllBytes(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What check refuses, as text; empty when it is valid. */
    String errors() {
        Findings findings = EstateReader.check(folder);
        return findings.errors().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** All files one after the other. */
    String whole() {
        StringBuilder all = new StringBuilder();
        EstateFolder.files(imported.estate()).forEach((path, text) -> all.append("=== ").append(path).append('\n').append(text));
        return all.toString();
    }

    String file(String path) {
        String text = EstateFolder.files(imported.estate()).get(path);
        if (text == null) {
            throw new AssertionError("no " + path + " among " + EstateFolder.files(imported.estate()).keySet());
        }
        return text;
    }

    Stream<ReportRow> rows() {
        return imported.report().rows().stream();
    }

    ReportRow row(String object, String attribute) {
        return rows().filter(row -> row.object().equals(object) && row.attribute().equals(attribute)).findFirst()
                .orElseThrow(() -> new AssertionError("no row " + object + " " + attribute));
    }
}
