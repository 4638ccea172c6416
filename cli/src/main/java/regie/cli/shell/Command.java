package regie.cli.shell;

import regie.kernel.Text;

/** One word of the program {@code regie}. Made only when it is called, or listed. */
public interface Command {

    /** One line for the list of commands. */
    Text summary();

    /** Names the arguments and options. */
    void declare(Form form);

    /** Does it. Expected refusals are raised as {@link Stopped}. */
    Exit run(Call call) throws Exception;
}
