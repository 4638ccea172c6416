package regie.runtime.journal;

/** What became of a commit. A future that fails instead means doubt: perhaps it was committed. */
public sealed interface Appended {

    record Done() implements Appended {}

    /** The stream has another writer, or stands elsewhere: nothing was written. */
    record Deposed() implements Appended {}
}
