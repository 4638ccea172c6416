package regie.cli;

import java.nio.file.Path;
import java.util.List;
import regie.agent.AgentMain;
import regie.agent.SupervisorMain;
import regie.cli.shell.Shell;
import regie.cli.shell.Terminal;
import regie.kernel.Language;

/** Where the program {@code regie} begins. */
public final class Main {

    private static final int WIDTH = 80;

    private Main() {}

    public static void main(String[] words) throws Exception {
        if (words.length > 0 && (words[0].equals("agent") || words[0].equals("supervisor"))) {
            ownProcess(words[0], List.of(words).subList(1, words.length));
        }
        var console = System.console();
        Terminal terminal = new Terminal(System.out, System.err, Language.ENGLISH, false,
                console != null && console.isTerminal(), width());
        Shell shell = new Shell(Catalogue.commands(), Path.of(""), System.getenv());
        int code = shell.run(List.of(words), terminal).code();
        System.out.flush();
        System.exit(code);
    }

    /** The programs that a control room starts by itself; their words are theirs, and people need not type them. */
    private static void ownProcess(String name, List<String> words) {
        Runtime.getRuntime().halt(name.equals("agent") ? AgentMain.run(words) : SupervisorMain.run(words));
    }

    private static int width() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Math.max(40, Integer.parseInt(columns)) : WIDTH;
    }
}
