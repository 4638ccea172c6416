package regie.protocol.wire;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One sealed family of records as JSON, and back. A record is an object whose fields have its
 * components' names; which alternative it is stands in {@code type}, in kebab case. An absent
 * {@code Optional}, list or map may be left out, so a field that is added later does not trouble
 * a side that does not know it, nor one that does.
 *
 * <p>The form is golden: tests keep a line of JSON for every message that was ever released.
 */
public final class Wire<T> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(tools.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final RecordForm form;
    private final Class<T> family;

    private Wire(Class<T> family) {
        this.family = family;
        this.form = new RecordForm();
        form.prepare(family);
    }

    public static <T> Wire<T> of(Class<T> family) {
        return new Wire<>(family);
    }

    public byte[] write(T message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            form.write(family, message, out);
        }
        return bytes.toByteArray();
    }

    public Frame<T> read(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            return new Frame.Message<>(family.cast(form.read(family, node)));
        } catch (UnknownTypeException unknown) {
            return new Frame.Wrong<>(new FrameProblem.MessageUnknown(unknown.type()));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException | java.time.DateTimeException wrong) {
            String why = String.valueOf(wrong.getMessage());
            return new Frame.Wrong<>(new FrameProblem.FrameUnreadable(why.length() > 200 ? why.substring(0, 200) : why));
        }
    }
}
