package regie.cli;

import java.nio.file.Path;
import java.util.List;
import regie.cli.shell.Shell;
import regie.cli.shell.Terminal;
import regie.kernel.Language;

/** Where the program {@code regie} begins. */
public final class Main {

    private static final int WIDTH = 80;

    private Main() {}

    public static void main(String[] words) throws Exception {
        var console = System.console();
        Terminal terminal = new Terminal(System.out, System.err, Language.ENGLISH, false,
                console != null && console.isTerminal(), width());
        Shell shell = new Shell(Catalogue.commands(), Path.of(""), System.getenv());
        int code = shell.run(List.of(words), terminal).code();
        System.out.flush();
        System.exit(code);
    }

    private static int width() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Math.max(40, Integer.parseInt(columns)) : WIDTH;
    }
}
