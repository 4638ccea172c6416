package regie.formats.imports;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import regie.estate.EstateModel;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.formats.imports.parity.Parity;
import regie.kernel.Language;

/** An import with everything that one may ask of it in a test. */
public record Drafted(Imported imported, Map<String, String> files) {

    public static Drafted of(Importer importer, ZoneId zone, List<SourceFile> sources) {
        Imported imported = importer.read(new ImportRequest(sources, "sample", zone, Language.ENGLISH));
        return new Drafted(imported, EstateFolder.files(imported.estate()));
    }

    public static Drafted of(Importer importer, ZoneId zone, String name, String... lines) {
        return of(importer, zone, List.of(file(name, lines)));
    }

    public static SourceFile file(String name, String... lines) {
        return new SourceFile(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public String text(String path) {
        return files.getOrDefault(path, "no such file among " + files.keySet());
    }

    /** The rows of an object, as {@code attribute outcome: remark}. */
    public List<String> rows(String object) {
        return imported.report().rows().stream().filter(row -> row.object().equals(object))
                .map(row -> (row.attribute() + " " + row.outcome().code() + ": " + row.remark().en()).strip()).toList();
    }

    public List<String> said() {
        return imported.report().rows().stream()
                .map(row -> row.line() + " " + row.object() + " " + row.attribute() + " " + row.outcome().code()
                        + ": " + row.remark().en()).toList();
    }

    /** The model; what is wrong with the estate fails the test. */
    public EstateModel model() {
        Map<String, Bundle.Content> content = new LinkedHashMap<>();
        files.forEach((path, text) -> content.put(path,
                new Bundle.Content(text.getBytes(StandardCharsets.UTF_8), path.startsWith("scripts/"))));
        EstateReader.Outcome outcome = EstateReader.read(Bundle.of(content), EstateReader.SOLE_ENVIRONMENT);
        if (outcome instanceof EstateReader.Outcome.Valid valid) {
            return valid.model();
        }
        return Assertions.fail(outcome.findings().text(Language.ENGLISH) + files.entrySet().stream()
                .map(file -> "--- " + file.getKey() + "\n" + file.getValue()).collect(Collectors.joining("\n")));
    }

    public Parity parity(LocalDate from, int days) {
        return Parity.compare(model(), imported.schedules(), from, days);
    }

    /** Divergences as {@code plan: source / regie: cause}. */
    public List<String> divergences(LocalDate from, int days) {
        List<String> said = new ArrayList<>();
        parity(from, days).divergences().forEach(pair -> said.add(pair.schedule().plan() + ": "
                + pair.source().map(start -> start.at().toString()).orElse("-") + " / " + pair.regie().map(Object::toString).orElse("-")
                + ": " + pair.cause().map(cause -> cause.en()).orElse("?")));
        return said;
    }
}
