package regie.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page fits in a head: bounds on files, functions, lines, and on what the JVM is willing to compile. */
class SizesTest {

    private static final int FILE = 400;
    private static final int TEST_FILE = 800;
    private static final int FUNCTION = 70;
    private static final int LINE = 140;
    private static final int BYTECODE = 8_000;

    private static final Rule<Page> FILES = new Rule<>(
            "a Java file has at most " + FILE + " lines, a test " + TEST_FILE,
            "a file that is longer holds two ideas, and the reader looks for the seam that the writer did not cut",
            page -> {
                int lines = page.lines().size();
                return lines > (page.isTest() ? TEST_FILE : FILE) ? List.of(page.at(1) + ": " + lines + " lines") : List.of();
            });

    private static final Rule<Page> LINES = new Rule<>("a line of Java has at most " + LINE + " columns",
            "two versions of a file must stand side by side on one screen; aim for a hundred",
            page -> {
                List<String> lines = page.lines();
                return IntStream.range(0, lines.size()).filter(n -> lines.get(n).length() > LINE)
                        .mapToObj(n -> page.at(n + 1L) + ": " + lines.get(n).length() + " columns").toList();
            });

    private static final Rule<Page> FUNCTIONS = new Rule<>("a function has at most " + FUNCTION + " lines",
            "what does not fit on a screen is not read but believed: the parent keeps the flow and the state, and what "
                    + "is computed goes to functions with a name",
            page -> JavaPage.of(page).methods().stream().filter(method -> method.lines() > FUNCTION)
                    .map(method -> page.at(method.line()) + ": " + method.name() + " has " + method.lines() + " lines").toList());

    private static final Rule<Path> COMPILABLE = new Rule<>("a method has at most " + BYTECODE + " bytes of bytecode",
            "HotSpot never compiles what is larger (HugeMethodLimit) and runs it ten times slower for ever, without a "
                    + "word: one switch over commands, one over states, one class per command",
            SizesTest::hugeMethods);

    @Test
    void filesAreShort() {
        FILES.holdsFor(Project.java());
    }

    @Test
    void filesAreShortCatches() {
        assertEquals(List.of("engine/src/main/java/regie/engine/Long.java:1: 401 lines"),
                FILES.findings(new Page("engine/src/main/java/regie/engine/Long.java", "//\n".repeat(401))));
        assertTrue(FILES.findings(new Page("engine/src/test/java/regie/engine/LongTest.java", "//\n".repeat(800))).isEmpty());
        assertFalse(FILES.findings(new Page("engine/src/test/java/regie/engine/LongTest.java", "//\n".repeat(801))).isEmpty());
    }

    @Test
    void linesAreShort() {
        LINES.holdsFor(Project.java());
    }

    @Test
    void linesAreShortCatches() {
        assertEquals(List.of("A.java:2: 141 columns"), LINES.findings(new Page("A.java", "\n" + "é".repeat(141) + "\n")));
    }

    @Test
    void functionsAreShort() {
        FUNCTIONS.holdsFor(Project.java());
    }

    @Test
    void functionsAreShortCatches() {
        var page = new Page("A.java",
                "class A {\n  int fine() { return 1; }\n  void sprawl() {\n" + "    fine();\n".repeat(69) + "  }\n}\n");
        assertEquals(List.of("A.java:3: sprawl has 71 lines"), FUNCTIONS.findings(page));
    }

    @Test
    void methodsCanBeCompiled() {
        COMPILABLE.holdsFor(Project.classFiles());
    }

    @Test
    void methodsCanBeCompiledCatches(@TempDir Path folder) {
        String statements = IntStream.range(0, 900).mapToObj(n -> "total = total * 31 + " + (n + 40_000) + "L;")
                .collect(Collectors.joining("\n"));
        Snippets.compiled(folder, "package regie.engine; class Huge { long total; void all() { " + statements + " } }");
        var found = Snippets.classFiles(folder).stream().flatMap(file -> COMPILABLE.findings(file).stream()).toList();
        assertEquals(1, found.size(), found::toString);
        assertTrue(found.getFirst().contains("regie.engine.Huge.all"), found::toString);
    }

    private static List<String> hugeMethods(Path file) {
        List<String> found = new ArrayList<>();
        ClassModel type;
        try {
            type = ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = type.thisClass().asInternalName().replace('/', '.');
        type.methods().forEach(method -> method.code().ifPresent(code -> {
            int bytes = ((CodeAttribute) code).codeLength();
            if (bytes > BYTECODE && !name.contains("jmh_generated")) {
                found.add(name + "." + method.methodName() + ": " + bytes + " bytes");
            }
        }));
        return found;
    }
}
