package regie.cli.shell;

/** The four ways in which a command ends; scripts rely on them. */
public enum Exit {
    DONE(0),
    /** The question was understood, and the answer is no: invalid, failed, refused. */
    NO(1),
    /** Wrong usage: the command line itself. */
    USAGE(2),
    /** The server is not reachable. */
    UNREACHABLE(3);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
