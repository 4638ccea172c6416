package regie.formats.cel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regie.kernel.Expression.Scope;
import regie.kernel.Value;

/**
 * A plain expression as a tree: paths, literals, comparisons, and, or, not. It answers only where the
 * answer is beyond doubt; for whatever else (a missing value, mixed types, lists) it answers
 * nothing, and CEL is asked.
 */
sealed interface PlainNode {

    /** What is known about its type before it is evaluated. */
    enum Kind {
        INT,
        STRING,
        BOOL,
        DATE,
        UNKNOWN;

        boolean mayBe(Kind other) {
            return this == other || this == UNKNOWN || other == UNKNOWN;
        }
    }

    Kind kind();

    /** The value, if it is an ordinary one. */
    Optional<Value> value(Scope scope);

    record Literal(Kind kind, Value is) implements PlainNode {
        @Override
        public Optional<Value> value(Scope scope) {
            return Optional.of(is);
        }
    }

    record Path(List<String> names) implements PlainNode {
        @Override
        public Kind kind() {
            return names.size() > 1 ? Kind.UNKNOWN : switch (names.getFirst()) {
                case "date" -> Kind.DATE;
                case "exit_code" -> Kind.INT;
                default -> Kind.UNKNOWN;
            };
        }

        @Override
        public Optional<Value> value(Scope scope) {
            Value value = scope.lookup(names.getFirst());
            for (int i = 1; i < names.size(); i++) {
                value = value instanceof Value.Fields fields ? CelValues.field(fields, names.get(i)) : Value.NOTHING;
            }
            return switch (value) {
                case Value.Nothing nothing -> Optional.empty();
                case Value.Items items -> Optional.empty();
                case Value.Fields fields -> Optional.empty();
                case Value.Words words -> Optional.of(value);
                case Value.Number number -> Optional.of(value);
                case Value.Flag flag -> Optional.of(value);
                case Value.Day day -> Optional.of(value);
            };
        }
    }

    /** {@code date.plus(n)}. */
    record Plus(PlainNode day, long days) implements PlainNode {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public Optional<Value> value(Scope scope) {
            return day.value(scope).flatMap(value -> value instanceof Value.Day given && Math.abs(days) <= 10_000
                    ? Optional.of(new Value.Day(given.date().plusDays(days))) : Optional.empty());
        }
    }

    /** {@code date.format("yyyyMMdd")}: the patterns that everyone uses. */
    record Format(PlainNode day, String pattern) implements PlainNode {
        @Override
        public Kind kind() {
            return Kind.STRING;
        }

        @Override
        public Optional<Value> value(Scope scope) {
            return day.value(scope).flatMap(value -> value instanceof Value.Day given ? written(given.date()) : Optional.empty());
        }

        private Optional<Value> written(LocalDate date) {
            boolean usual = date.getYear() >= 1_000 && date.getYear() <= 9_999;
            return !usual ? Optional.empty() : switch (pattern) {
                case "yyyyMMdd" -> Optional.of(Value.of(date.toString().replace("-", "")));
                case "yyyy-MM-dd" -> Optional.of(Value.of(date.toString()));
                default -> Optional.empty();
            };
        }
    }

    enum Operator {
        EQUAL,
        DIFFERENT,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST
    }

    record Compared(PlainNode left, Operator operator, PlainNode right) implements PlainNode {
        @Override
        public Kind kind() {
            return Kind.BOOL;
        }

        @Override
        public Optional<Value> value(Scope scope) {
            Optional<Value> one = left.value(scope);
            Optional<Value> two = right.value(scope);
            return one.isEmpty() || two.isEmpty() ? Optional.empty() : compare(one.get(), two.get()).map(Value::of);
        }

        private Optional<Boolean> compare(Value one, Value two) {
            if (operator == Operator.EQUAL || operator == Operator.DIFFERENT) {
                return equal(one, two).map(equal -> equal == (operator == Operator.EQUAL));
            }
            if (!(one instanceof Value.Number first) || !(two instanceof Value.Number second)) {
                return Optional.empty();
            }
            return order(first.number(), second.number()).map(order -> switch (operator) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
                case EQUAL -> order == 0;
                case DIFFERENT -> order != 0;
            });
        }
    }

    /** Equality as CEL has it: values of two types are different. */
    static Optional<Boolean> equal(Value one, Value two) {
        if (one instanceof Value.Number first && two instanceof Value.Number second) {
            return order(first.number(), second.number()).map(order -> order == 0);
        }
        return Optional.of(one.equals(two));
    }

    /** Only numbers that CEL holds exactly; fractions are compared as it does, in floating point. */
    private static Optional<Integer> order(BigDecimal one, BigDecimal two) {
        boolean exact = one.scale() <= 0 && two.scale() <= 0 && one.precision() - one.scale() <= 18 && two.precision() - two.scale() <= 18;
        return exact ? Optional.of(one.compareTo(two)) : Optional.empty();
    }

    record Among(PlainNode item, List<Literal> list) implements PlainNode {
        @Override
        public Kind kind() {
            return Kind.BOOL;
        }

        @Override
        public Optional<Value> value(Scope scope) {
            Optional<Value> sought = item.value(scope);
            if (sought.isEmpty()) {
                return Optional.empty();
            }
            for (Literal literal : list) {
                Optional<Boolean> equal = equal(sought.get(), literal.is());
                if (equal.isEmpty() || equal.get()) {
                    return equal.map(Value::of);
                }
            }
            return Optional.of(Value.of(false));
        }
    }

    /** Stops at the first member that decides; what CEL would absorb beyond it is not looked at either way. */
    record Joined(boolean all, List<PlainNode> members) implements PlainNode {
        @Override
        public Kind kind() {
            return Kind.BOOL;
        }

        @Override
        public Optional<Value> value(Scope scope) {
            for (PlainNode member : members) {
                Optional<Value> value = member.value(scope);
                if (value.isEmpty() || !(value.get() instanceof Value.Flag flag)) {
                    return Optional.empty();
                }
                if (flag.flag() != all) {
                    return value;
                }
            }
            return Optional.of(Value.of(all));
        }
    }

    record Not(PlainNode negated) implements PlainNode {
        @Override
        public Kind kind() {
            return Kind.BOOL;
        }

        @Override
        public Optional<Value> value(Scope scope) {
            return negated.value(scope).flatMap(value -> value instanceof Value.Flag flag
                    ? Optional.of(Value.of(!flag.flag())) : Optional.empty());
        }
    }
}
