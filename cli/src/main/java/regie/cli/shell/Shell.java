package regie.cli.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import regie.kernel.Language;
import regie.kernel.Text;

/**
 * From the words typed to the command that answers them. Only the one command that is called is
 * made and given to picocli, so that what is not called costs nothing.
 */
public final class Shell {

    private static final Text HELP = new Text("cette aide", "this help");
    private static final Text JSON = new Text("la réponse en JSON", "the answer as JSON");
    private static final Text LANG = new Text("langue, fr ou en (sinon LANG)", "language, fr or en (otherwise LANG)");

    private final CommandList commands;
    private final Path folder;
    private final Map<String, String> environment;

    /** @param folder the caller's working folder */
    public Shell(CommandList commands, Path folder, Map<String, String> environment) {
        this.commands = commands;
        this.folder = folder;
        this.environment = environment;
    }

    public Exit run(List<String> words, Terminal given) throws Exception {
        List<String> typed = new ArrayList<>(words);
        Terminal terminal = given.withJson(typed.contains("--json")).withLanguage(language(typed));
        try {
            return dispatch(typed, terminal);
        } catch (Stopped stopped) {
            terminal.endProgress();
            terminal.problem(stopped.problem());
            return stopped.exit();
        }
    }

    private Exit dispatch(List<String> typed, Terminal terminal) throws Exception {
        int at = firstWord(typed);
        if (at < 0) {
            commands.print(terminal);
            return typed.isEmpty() ? Exit.USAGE : Exit.DONE;
        }
        String name = typed.remove(at);
        if (name.equals("help")) {
            return help(typed, terminal);
        }
        Command command = find(name);
        CommandLine line = line(name, command, terminal.language());
        CommandLine.ParseResult parsed;
        try {
            parsed = line.parseArgs(typed.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new ShellProblem.WrongUsage(name, e.getMessage()).stop();
        }
        if (parsed.hasMatchedOption("--help")) {
            line.usage(terminal.out());
            return Exit.DONE;
        }
        return command.run(new Call(parsed, terminal, folder, environment));
    }

    private Exit help(List<String> typed, Terminal terminal) {
        int at = firstWord(typed);
        if (at < 0) {
            commands.print(terminal);
            return Exit.DONE;
        }
        String name = typed.get(at);
        line(name, find(name), terminal.language()).usage(terminal.out());
        return Exit.DONE;
    }

    private Command find(String name) {
        return commands.find(name).orElseThrow(
                () -> new ShellProblem.UnknownCommand(name, Nearest.of(name, commands.names())).stop());
    }

    /** Options may stand before the command; those that take a word take it along. */
    private static int firstWord(List<String> typed) {
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (word.equals("--lang") || word.equals("--data")) {
                i++;
            } else if (!word.startsWith("-")) {
                return i;
            }
        }
        return -1;
    }

    private static CommandLine line(String name, Command command, Language language) {
        CommandSpec spec = CommandSpec.create().name("regie " + name);
        spec.usageMessage().description(command.summary().in(language)).sortOptions(false).width(80).abbreviateSynopsis(true)
                .adjustLineBreaksForWideCJKCharacters(false);
        Form form = new Form(spec, language);
        command.declare(form);
        form.flag("--json", JSON).option("--lang", "LANG", LANG);
        spec.addOption(CommandLine.Model.OptionSpec.builder("-h", "--help").usageHelp(true).description(HELP.in(language)).build());
        CommandLine line = new CommandLine(spec);
        line.setExpandAtFiles(false);
        line.setPosixClusteredShortOptionsAllowed(false);
        return line;
    }

    private Language language(List<String> typed) {
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (word.startsWith("--lang=")) {
                return Language.of(word.substring("--lang=".length()));
            }
            if (word.equals("--lang") && i + 1 < typed.size()) {
                return Language.of(typed.get(i + 1));
            }
        }
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String tag = environment.getOrDefault(name, "");
            if (!tag.isEmpty()) {
                return Language.of(tag);
            }
        }
        return Language.ENGLISH;
    }
}
