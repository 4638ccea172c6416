package regie.cli.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import regie.kernel.Text;

/** One command as it was typed. */
public final class Call {

    /** Where a server keeps its things unless it is told otherwise. */
    public static final String DATA = "regie-data";

    /** Where the demo keeps its own. */
    public static final String DEMO_DATA = "regie-demo-data";

    private final ParseResult parsed;
    private final Terminal terminal;
    private final Path folder;
    private final Map<String, String> environment;

    Call(ParseResult parsed, Terminal terminal, Path folder, Map<String, String> environment) {
        this.parsed = parsed;
        this.terminal = terminal;
        this.folder = folder;
        this.environment = environment;
    }

    public Terminal terminal() {
        return terminal;
    }

    /** The environment variables of the caller. */
    public Map<String, String> environment() {
        return environment;
    }

    public boolean flag(String name) {
        return parsed.hasMatchedOption(name);
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(parsed.matchedOptionValue(name, (String) null));
    }

    public List<String> options(String name) {
        return List.copyOf(parsed.matchedOptionValue(name, List.<String>of()));
    }

    public Optional<String> argument(String label) {
        return positional(label).map(ArgSpec::<String>getValue);
    }

    /** The argument that the form asks for; picocli has made sure that it is there. */
    public String required(String label) {
        return argument(label).orElseThrow(() -> new IllegalStateException(label + " is not in the form"));
    }

    public List<String> arguments(String label) {
        return positional(label).map(ArgSpec::<List<String>>getValue).map(List::copyOf).orElse(List.of());
    }

    private Optional<PositionalParamSpec> positional(String label) {
        return parsed.matchedPositionals().stream().filter(spec -> spec.paramLabel().equals(label)).findFirst();
    }

    public Path path(String text) {
        return folder.resolve(text).toAbsolutePath().normalize();
    }

    public Path existingFolder(String text) {
        Path path = path(text);
        if (!Files.isDirectory(path)) {
            throw new ShellProblem.NoSuchFolder(path).stop();
        }
        return path;
    }

    public Path existingFile(String text) {
        Path path = path(text);
        if (!Files.isRegularFile(path)) {
            throw new ShellProblem.NoSuchFile(path).stop();
        }
        return path;
    }

    /** The data folder that this command speaks about: {@code --data}, else the one here, else the demo's here. */
    public Path data() {
        if (option("--data").isPresent()) {
            return path(option("--data").get());
        }
        boolean demoOnly = !Files.exists(path(DATA)) && Files.exists(path(DEMO_DATA));
        return path(demoOnly ? DEMO_DATA : DATA);
    }

    public Optional<LocalDate> date(String option) {
        return option(option).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException notOne) {
                throw new ShellProblem.WrongValue(option, text, new Text("une date comme 2026-12-31", "a date such as 2026-12-31")).stop();
            }
        });
    }

    public int number(String option, int otherwise, int least, int most) {
        Optional<String> text = option(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The sentence below says what is expected, for words and for numbers out of range alike.
        }
        throw new ShellProblem.WrongValue(option, text.get(), new Text(
                "un nombre de " + least + " à " + most, "a number from " + least + " to " + most)).stop();
    }
}
