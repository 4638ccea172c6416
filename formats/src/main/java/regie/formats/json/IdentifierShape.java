package regie.formats.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** A record of one text named {@code value}: it stands as that text. */
final class IdentifierShape implements Shape<Object> {

    private final MethodHandle value;
    private final MethodHandle make;

    IdentifierShape(Class<?> type) {
        value = Handles.accessor(type, type.getRecordComponents()[0])
                .asType(MethodType.methodType(String.class, Object.class));
        make = Handles.constructor(MethodHandles.lookup(), type).asType(MethodType.methodType(Object.class, String.class));
    }

    @Override
    public void write(JsonOut out, Object id) {
        try {
            out.text((String) value.invokeExact(id));
        } catch (Throwable e) {
            throw Handles.bug(e);
        }
    }

    @Override
    public Object read(@Nullable Object json) throws NotJson {
        if (!(json instanceof String text)) {
            throw new NotJson("is " + json + ", not a text");
        }
        try {
            return (Object) make.invokeExact(text);
        } catch (IllegalArgumentException e) {
            throw new NotJson(String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            throw Handles.bug(e);
        }
    }
}
