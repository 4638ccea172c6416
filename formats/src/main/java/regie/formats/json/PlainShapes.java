package regie.formats.json;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import regie.kernel.AttemptId;
import regie.kernel.TaskId;
import regie.kernel.Value;

/** The shapes that everything else is made of. */
final class PlainShapes {

    private PlainShapes() {}

    static Map<Type, Shape<?>> all() {
        Map<Type, Shape<?>> shapes = new LinkedHashMap<>();
        shapes.put(String.class, new Textual<>(text -> text, text -> text));
        shapes.put(int.class, new WholeNumber<>(Math::toIntExact));
        shapes.put(Integer.class, new WholeNumber<>(Math::toIntExact));
        shapes.put(long.class, new WholeNumber<>(number -> number));
        shapes.put(Long.class, new WholeNumber<>(number -> number));
        shapes.put(double.class, new Decimal());
        shapes.put(Double.class, new Decimal());
        shapes.put(boolean.class, new Flag());
        shapes.put(Boolean.class, new Flag());
        shapes.put(OptionalInt.class, new MaybeInt());
        shapes.put(Instant.class, new InstantShape());
        shapes.put(Duration.class, new Textual<>(Duration::parse, Duration::toString));
        shapes.put(LocalDate.class, new Textual<>(LocalDate::parse, LocalDate::toString));
        shapes.put(LocalTime.class, new Textual<>(LocalTime::parse, LocalTime::toString));
        shapes.put(LocalDateTime.class, new Textual<>(LocalDateTime::parse, LocalDateTime::toString));
        shapes.put(ZoneOffset.class, new Textual<>(ZoneOffset::of, ZoneOffset::getId));
        shapes.put(ZoneId.class, new Textual<>(ZoneId::of, ZoneId::getId));
        shapes.put(TaskId.class, new TaskIdShape());
        shapes.put(AttemptId.class, new AttemptIdShape());
        shapes.put(Value.class, new ValueShape());
        return shapes;
    }

    static Shape<?> keyShape(Class<?> type) {
        Shape<?> plain = all().get(type);
        if (plain != null) {
            return plain;
        }
        return type.isEnum() ? new EnumShape<>(type) : new IdentifierShape(type);
    }

    record Textual<T>(Function<String, T> parse, Function<T, String> print) implements Shape<T> {

        @Override
        public void write(JsonOut out, T value) {
            out.text(print.apply(value));
        }

        @Override
        public T read(@Nullable Object json) throws NotJson {
            if (!(json instanceof String text)) {
                throw new NotJson("is " + json + ", not a text");
            }
            try {
                return parse.apply(text);
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new NotJson("is " + text + ": " + e.getMessage());
            }
        }
    }

    record WholeNumber<T extends Number>(Function<Long, T> narrow) implements Shape<T> {

        @Override
        public void write(JsonOut out, T value) {
            out.number(value.longValue());
        }

        @Override
        public T read(@Nullable Object json) throws NotJson {
            if (!(json instanceof Long number)) {
                throw new NotJson("is " + json + ", not a whole number");
            }
            try {
                return narrow.apply(number);
            } catch (ArithmeticException e) {
                throw new NotJson("is " + json + ", out of range");
            }
        }
    }

    record Decimal() implements Shape<Double> {

        @Override
        public void write(JsonOut out, Double value) {
            out.number(value.doubleValue());
        }

        @Override
        public Double read(@Nullable Object json) throws NotJson {
            return switch (json) {
                case Long whole -> whole.doubleValue();
                case BigDecimal decimal -> decimal.doubleValue();
                case null, default -> throw new NotJson("is " + json + ", not a number");
            };
        }
    }

    /** False is left out: most flags are false in most events. */
    record Flag() implements Shape<Boolean> {

        @Override
        public void write(JsonOut out, Boolean value) {
            out.flag(value);
        }

        @Override
        public Boolean read(@Nullable Object json) throws NotJson {
            if (json instanceof Boolean flag) {
                return flag;
            }
            throw new NotJson("is " + json + ", not true or false");
        }

        @Override
        public boolean leftOut(Boolean value) {
            return !value;
        }

        @Override
        public Boolean whenAbsent() {
            return Boolean.FALSE;
        }
    }

    record MaybeInt() implements Shape<OptionalInt> {

        @Override
        public void write(JsonOut out, OptionalInt value) {
            if (value.isPresent()) {
                out.number(value.getAsInt());
            } else {
                out.nothing();
            }
        }

        @Override
        public OptionalInt read(@Nullable Object json) throws NotJson {
            return switch (json) {
                case null -> OptionalInt.empty();
                case Long number when number.intValue() == number -> OptionalInt.of(number.intValue());
                default -> throw new NotJson("is " + json + ", not a whole number");
            };
        }

        @Override
        public boolean leftOut(OptionalInt value) {
            return value.isEmpty();
        }

        @Override
        public OptionalInt whenAbsent() {
            return OptionalInt.empty();
        }
    }

    record InstantShape() implements Shape<Instant> {

        @Override
        public void write(JsonOut out, Instant value) {
            out.instant(value);
        }

        @Override
        public Instant read(@Nullable Object json) throws NotJson {
            if (!(json instanceof String text)) {
                throw new NotJson("is " + json + ", not an instant");
            }
            try {
                return Canonical.instant(text);
            } catch (DateTimeException e) {
                throw new NotJson("is " + text + ", not an instant");
            }
        }
    }

    record TaskIdShape() implements Shape<TaskId> {

        @Override
        public void write(JsonOut out, TaskId value) {
            out.text(value.run().value(), '/', value.name());
        }

        @Override
        public TaskId read(@Nullable Object json) throws NotJson {
            return TaskId.parse(String.valueOf(json)).orElseThrow(() -> new NotJson("is " + json + ", not RUN/TASK"));
        }
    }

    record AttemptIdShape() implements Shape<AttemptId> {

        @Override
        public void write(JsonOut out, AttemptId value) {
            out.text(value.toString());
        }

        @Override
        public AttemptId read(@Nullable Object json) throws NotJson {
            return AttemptId.parse(String.valueOf(json))
                    .orElseThrow(() -> new NotJson("is " + json + ", not RUN/TASK#NUMBER"));
        }
    }
}
