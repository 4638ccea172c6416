package regie.formats.journal;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import regie.estate.plan.PlanDefinition;
import regie.kernel.AttemptId;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Value;

/** One full value of any record of the vocabulary, always the same: every optional present, every list of one. */
final class SampleMaker {

    static final TaskId TASK = new TaskId(RunId.of(new regie.kernel.PlanName("nightly-close"), LocalDate.of(2026, 11, 23), 2), "load.a");

    private final PlanDefinition plan;
    private int depth;

    SampleMaker(PlanDefinition plan) {
        this.plan = plan;
    }

    Object make(Type type) {
        if (depth > 12) {
            throw new IllegalStateException("a sample of " + type + " does not end");
        }
        depth++;
        try {
            return type instanceof ParameterizedType generic ? generic(generic) : plain((Class<?>) type);
        } finally {
            depth--;
        }
    }

    private Object generic(ParameterizedType type) {
        Type[] parts = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return Optional.of(make(parts[0]));
        }
        if (raw == List.class) {
            return List.of(make(parts[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            Map<Object, Object> map = new LinkedHashMap<>();
            map.put(make(parts[0]), make(parts[1]));
            return map;
        }
        throw new IllegalStateException("no sample of " + type);
    }

    private Object plain(Class<?> type) {
        Object leaf = leaf(type);
        if (leaf != null) {
            return leaf;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        if (type.isSealed()) {
            return make(richest(type));
        }
        return record(type);
    }

    /** The member with the most components, so that the golden file shows as much as it can. */
    private static Class<?> richest(Class<?> sealed) {
        Class<?> best = null;
        for (Class<?> member : sealed.getPermittedSubclasses()) {
            if (member.isRecord() && (best == null || member.getRecordComponents().length > best.getRecordComponents().length)) {
                best = member;
            }
        }
        return best == null ? richest(sealed.getPermittedSubclasses()[0]) : best;
    }

    private Object leaf(Class<?> type) {
        if (type == String.class) {
            return "texte « é »";
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == long.class || type == Long.class) {
            return 9_000_000_000L;
        }
        if (type == double.class) {
            return 1.5;
        }
        if (type == boolean.class) {
            return true;
        }
        Map<Class<?>, Object> leaves = new LinkedHashMap<>();
        leaves.put(Instant.class, Instant.parse("2026-11-24T01:12:03.000045Z"));
        leaves.put(Duration.class, Duration.ofSeconds(90));
        leaves.put(LocalDate.class, LocalDate.of(2026, 11, 23));
        leaves.put(LocalTime.class, LocalTime.of(5, 30));
        leaves.put(LocalDateTime.class, LocalDateTime.of(2026, 11, 23, 5, 30));
        leaves.put(ZoneOffset.class, ZoneOffset.ofHours(1));
        leaves.put(ZoneId.class, ZoneId.of("Europe/Paris"));
        leaves.put(OptionalInt.class, OptionalInt.of(12));
        leaves.put(TaskId.class, TASK);
        leaves.put(RunId.class, TASK.run());
        leaves.put(AttemptId.class, new AttemptId(TASK, 3));
        leaves.put(Value.class, new Value.Items(List.of(new Value.Number(new BigDecimal("0.30")), Value.of("x"))));
        leaves.put(PlanDefinition.class, plan);
        return leaves.get(type);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] parts = new Object[components.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = components[i].getType();
            parts[i] = make(components[i].getGenericType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no sample of " + type, e);
        }
    }
}
