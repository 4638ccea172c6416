package regie.formats.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each sample becomes exactly this estate, with exactly this report. {@code -Dregie.rewrite=true} writes both anew, to be read. */
class SamplesTest {

    private static final Path RESOURCES = Path.of("src/test/resources/imports");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"jil,chain.jil", "control-m,night.xml", "control-m-json,flows.json", "vtom,paie.xml", "rundeck,ops.yaml"})
    void becomesThisEstate(String format, String name) throws IOException {
        Path sample = RESOURCES.resolve(format).resolve(name);
        Import made = Import.of(format, folder, List.of(Import.file(sample)));
        assertEquals("", made.errors());
        String report = made.rows().map(row -> row.line() + " " + row.object() + " | " + row.attribute() + " | " + row.outcome().code()
                + " | " + row.remark().en() + " | " + row.target()).collect(Collectors.joining("\n", "=== report\n", "\n"));
        Path expected = sample.resolveSibling(name + ".expected");
        String actual = made.whole() + report;
        if (Boolean.getBoolean("regie.rewrite")) {
            Files.writeString(expected, actual);
        }
        assertEquals(Files.readString(expected), actual);
    }
}
