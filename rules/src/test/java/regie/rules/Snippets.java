package regie.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Small sources that break a rule on purpose, compiled beside the house, so that each rule is seen to
 * catch what it was made for.
 */
final class Snippets {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

    private Snippets() {}

    static JavaClasses imported(Path folder, String... sources) {
        return new ClassFileImporter().importPath(compiled(folder, sources));
    }

    /** Each call compiles into a folder of its own below the given one, and returns that. */
    static Path compiled(Path parent, String... sources) {
        Path folder = fresh(parent);
        List<JavaFileObject> units = new ArrayList<>();
        for (String source : sources) {
            units.add(inMemory(first(PACKAGE, source).replace('.', '/') + "/" + first(TYPE, source) + ".java", source));
        }
        var log = new StringWriter();
        var options = List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        if (!ToolProvider.getSystemJavaCompiler().getTask(log, null, null, options, null, units).call()) {
            throw new AssertionError("the snippet does not compile: " + log);
        }
        return folder;
    }

    static JavaFileObject inMemory(String path, String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    static List<Path> classFiles(Path folder) {
        try (var walk = Files.walk(folder)) {
            return walk.filter(path -> path.toString().endsWith(".class")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fresh(Path parent) {
        try {
            return Files.createTempDirectory(parent, "snippet");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("a snippet needs " + pattern + ": " + source);
        }
        return matcher.group(1);
    }
}
