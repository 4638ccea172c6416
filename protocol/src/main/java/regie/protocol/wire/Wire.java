package regie.protocol.wire;

import java.time.DateTimeException;

/**
 * One sealed family of records as JSON, and back. A record is an object whose fields have its
 * components' names; which alternative it is stands in {@code type}, in kebab case. An absent
 * {@code Optional}, list or map may be left out, so a field that is added later does not trouble
 * a side that does not know it, nor one that does.
 *
 * <p>The form is golden: tests keep a line of JSON for every message that was ever released. It is
 * written and read by hand, since every attempt passes here ten times.
 */
public final class Wire<T> {

    private final Class<T> family;
    private final Form form;

    private Wire(Class<T> family) {
        this.family = family;
        this.form = new FormMaking().of(family);
    }

    public static <T> Wire<T> of(Class<T> family) {
        return new Wire<>(family);
    }

    public byte[] write(T message) {
        JsonWriter out = new JsonWriter();
        form.write(message, out);
        return out.toBytes();
    }

    public Frame<T> read(byte[] bytes) {
        try {
            JsonReader in = new JsonReader(bytes);
            T message = family.cast(form.read(in));
            in.end();
            return new Frame.Message<>(message);
        } catch (UnknownTypeException unknown) {
            return new Frame.Wrong<>(new FrameProblem.MessageUnknown(unknown.type()));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
            String why = String.valueOf(wrong.getMessage());
            return new Frame.Wrong<>(new FrameProblem.FrameUnreadable(why.length() > 200 ? why.substring(0, 200) : why));
        }
    }
}
