package regie.cli.look;

import regie.cli.shell.ShellProblem;
import regie.kernel.Text;

/** What a command may point at. */
final class Targets {

    private Targets() {}

    static String task(String text) {
        if (text.indexOf('/') < 1 || text.endsWith("/")) {
            throw new ShellProblem.WrongValue("RUN/TASK", text, new Text(
                    "une exécution et un traitement, comme nightly-close@2026-11-23/load",
                    "a run and a task, such as nightly-close@2026-11-23/load")).stop();
        }
        return text;
    }
}
