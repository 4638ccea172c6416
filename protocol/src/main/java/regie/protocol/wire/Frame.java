package regie.protocol.wire;

/** What one reading of a link gives. */
public sealed interface Frame<T> {

    record Message<T>(T message) implements Frame<T> {}

    /** A frame that is no message. After {@link FrameProblem.FrameTooLong} the link must be closed. */
    record Wrong<T>(FrameProblem problem) implements Frame<T> {}

    /** The other side has closed, or the link has broken. */
    record End<T>() implements Frame<T> {}
}
