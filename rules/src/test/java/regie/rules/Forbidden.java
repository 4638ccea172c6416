package regie.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;
import java.util.function.IntPredicate;

/** The calls that make two runs of the same code differ, as owner, name and number of parameters. */
final class Forbidden {

    private static final IntPredicate ANY = parameters -> true;
    private static final int MANY = 1_000;
    private static final String CONSTRUCTOR = "<init>";

    /** @param parameters which forms of the call, by how many parameters it has; varargs count as many */
    record Call(String owner, String name, IntPredicate parameters) {

        boolean is(JavaAccess<?> access) {
            if (!(access instanceof JavaCodeUnitAccess<?> call)) {
                return false;
            }
            var target = call.getTarget();
            return target.getOwner().getName().startsWith(owner) && exactOrPackage(target.getOwner().getName())
                    && target.getName().matches(name)
                    && parameters.test(count(target.getRawParameterTypes()));
        }

        private static int count(List<JavaClass> parameters) {
            return parameters.stream().mapToInt(type -> type.isArray() ? MANY : 1).sum();
        }

        private boolean exactOrPackage(String name) {
            return owner.endsWith(".") || name.equals(owner);
        }
    }

    static final List<Call> CLOCK_AND_CHANCE = List.of(
            new Call("java.time.", "now|system|systemUTC|systemDefault|systemDefaultZone|tick.*", ANY),
            new Call("java.lang.System", "(?!arraycopy|lineSeparator).*", ANY),
            new Call("java.lang.Math", "random", ANY),
            new Call("java.util.UUID", "randomUUID", ANY),
            new Call("java.util.Random", CONSTRUCTOR, exactly(0)),
            new Call("java.util.SplittableRandom", CONSTRUCTOR, exactly(0)),
            new Call("java.security.SecureRandom", CONSTRUCTOR, ANY),
            new Call("java.util.random.RandomGenerator", "getDefault|of", ANY),
            new Call("java.util.Collections", "shuffle", exactly(1)),
            new Call("java.util.Date", CONSTRUCTOR, exactly(0)),
            new Call("java.util.Calendar", "getInstance", ANY),
            new Call("java.util.Locale", "getDefault", ANY),
            new Call("java.util.TimeZone", "getDefault", ANY));

    /** A set of one element, or a map of one entry, has an order. */
    static final List<Call> RANDOM_ORDER = List.of(
            new Call("java.util.Set", "of", atLeast(2)),
            new Call("java.util.Map", "of", atLeast(4)),
            new Call("java.util.Map", "ofEntries|copyOf", ANY),
            new Call("java.util.Set", "copyOf", ANY),
            new Call("java.util.HashMap", CONSTRUCTOR + "|newHashMap", ANY),
            new Call("java.util.HashSet", CONSTRUCTOR + "|newHashSet", ANY),
            new Call("java.util.IdentityHashMap", CONSTRUCTOR, ANY),
            new Call("java.util.WeakHashMap", CONSTRUCTOR, ANY),
            new Call("java.util.concurrent.ConcurrentHashMap", CONSTRUCTOR + "|newKeySet", ANY),
            new Call("java.util.stream.Collectors", "toSet|toUnmodifiableSet|toUnmodifiableMap|toConcurrentMap", ANY),
            new Call("java.util.stream.Collectors", "toMap", exactly(2)),
            new Call("java.util.stream.Collectors", "toMap", exactly(3)),
            new Call("java.util.stream.Collectors", "groupingBy", exactly(1)),
            new Call("java.util.stream.Collectors", "groupingBy", exactly(2)),
            new Call("java.util.Collection", "parallelStream", ANY), new Call("java.util.stream.BaseStream", "parallel", ANY),
            new Call("java.util.stream.Stream", "parallel", ANY));

    static final List<Call> IN_EVOLVE = List.of(
            new Call("java.time.Instant", "atZone", ANY),
            new Call("java.time.LocalDate", "atStartOfDay", exactly(1)),
            new Call("java.time.ZonedDateTime", "of.*", ANY),
            new Call("java.time.ZoneId", ".*", ANY),
            new Call("java.time.zone.", ".*", ANY),
            new Call("java.util.Locale", ".*", ANY),
            new Call("regie.kernel.Expression", "evaluate", ANY));

    private Forbidden() {}

    private static IntPredicate exactly(int wanted) {
        return parameters -> parameters == wanted;
    }

    private static IntPredicate atLeast(int wanted) {
        return parameters -> parameters >= wanted;
    }

    static DescribedPredicate<JavaAccess<?>> calls(List<Call> forbidden) {
        return new DescribedPredicate<>("make two runs of the same code differ") {
            @Override
            public boolean test(JavaAccess<?> call) {
                return forbidden.stream().anyMatch(one -> one.is(call));
            }
        };
    }

    static DescribedPredicate<JavaAccess<?>> fromMethod(String prefix) {
        return new DescribedPredicate<>("stand in a method named " + prefix) {
            @Override
            public boolean test(JavaAccess<?> call) {
                return call.getOrigin().getName().startsWith(prefix);
            }
        };
    }
}
