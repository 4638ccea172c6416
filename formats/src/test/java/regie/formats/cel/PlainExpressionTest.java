package regie.formats.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import regie.kernel.Expression;
import regie.kernel.Value;

/** What is read without CEL means what CEL says: the same type, the same names, the same outcome, on random texts and values. */
class PlainExpressionTest {

    private static final List<String> LEAVES = List.of("exit_code", "outputs.n", "outputs.ok", "outputs.text", "outputs.gone", "region",
            "gone", "tasks.load_orders.exit_code", "outputs.list", "outputs", "date", "0", "4", "-1", "'west'", "\"\"", "true", "false",
            "date.plus(1)", "date.format('yyyyMMdd')", "outputs.rate", "nothing_here");
    private static final List<String> OPERATORS = List.of(" == ", "!=", " < ", "<=", " > ", " >= ", " && ", " || ");

    @Test
    void usualConditionsAreRead() {
        for (String source : List.of("exit_code == 0", "exit_code in [0, 4]", "tasks.a.exit_code == 4 && region != 'x'",
                "!(outputs.ok == true) || outputs.n >= 3", "date.plus(-1).format(\"yyyyMMdd\")", "date.plus(3)", "true",
                "region in ['west', \"east\"]", "(exit_code == 12 && outputs.differences <= 3)")) {
            assertTrue(PlainExpression.of(source).isPresent(), source);
        }
    }

    @Test
    void whatIsNotPlainIsLeftToCel() {
        for (String source : List.of("exit_code == 'a'", "size(x) == 1", "x.y()", "a + 1 == 2", "x[0] == 1",
                "exit_code == 1.5", "a ? b : c",
                "date == 'x'", "date.tomorrow()", "exit_code < 'x'", "x in y", "'a\\n' == x", "''' a ''' == x", "a ==",
                        "in == 1", "a in []",
                "a in [1, 'x']", "!!a", "exit_code.x == 1", "exit_code && true", "0x10 == a", "1u == a", "r'a' == b", "1 == 1 == true")) {
            assertTrue(PlainExpression.of(source).isEmpty(), source);
        }
    }

    @Test
    void plainAndCelAgree() {
        int compared = 0;
        for (long seed = 1; seed <= 1_500; seed++) {
            Random random = new Random(seed);
            String source = expression(random, 3);
            var plain = PlainExpression.of(source);
            if (plain.isEmpty()) {
                continue;
            }
            Compiled.Ready cel = assertInstanceOf(Compiled.Ready.class, CelCompilation.compile(source), "seed " + seed + ": " + source);
            assertEquals(cel.result(), plain.get().result(), source);
            assertEquals(cel.tasks(), plain.get().tasks(), source);
            assertEquals(cel.facts(), plain.get().facts(), source);
            assertEquals(cel.expression().references(), plain.get().expression().references(), source);
            for (int i = 0; i < 5; i++) {
                Map<String, Value> values = values(random);
                Expression.Scope scope = name -> values.getOrDefault(name, Value.NOTHING);
                assertEquals(said(cel.expression().evaluate(scope)), said(plain.get().expression().evaluate(scope)),
                        "seed " + seed + ": " + source + " over " + values);
                compared++;
            }
        }
        assertTrue(compared > 2_000, "only " + compared);
    }

    /** A path alone gives its number as it was written, {@code 4.0}; CEL gives the same number. */
    private static String said(Expression.Outcome outcome) {
        return switch (outcome) {
            case Expression.Outcome.Is is when is.value() instanceof Value.Number number -> number.number().stripTrailingZeros()
                    .toPlainString();
            case Expression.Outcome.Is is -> is.value().toString();
            case Expression.Outcome.Failed failed -> "failed";
        };
    }

    private static String expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return LEAVES.get(random.nextInt(LEAVES.size()));
        }
        return switch (random.nextInt(6)) {
            case 0 -> "(" + expression(random, depth - 1) + ")";
            case 1 -> "!(" + expression(random, depth - 1) + ")";
            case 2 -> LEAVES.get(random.nextInt(LEAVES.size())) + (random.nextBoolean() ? " in [0, 4, -1]" : " in ['west', 'x']");
            default -> expression(random, depth - 1) + OPERATORS.get(random.nextInt(OPERATORS.size())) + expression(random, depth - 1);
        };
    }

    private static Map<String, Value> values(Random random) {
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("n", pick(random, Value.of(3), Value.of(0), Value.of("3"), Value.of(true)));
        outputs.put("ok", pick(random, Value.of(true), Value.of(false), Value.of("true")));
        outputs.put("text", pick(random, Value.of("west"), Value.of(""), Value.of("4")));
        outputs.put("rate", pick(random, new Value.Number(new BigDecimal("4.0")), new Value.Number(new BigDecimal("0.1")),
                new Value.Number(new BigDecimal("1E+3"))));
        outputs.put("list", new Value.Items(List.of(Value.of(1), Value.of("west"))));
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("outputs", new Value.Fields(outputs));
        values.put("exit_code", Value.of(random.nextInt(6) - 1));
        values.put("region", Value.of(random.nextBoolean() ? "west" : "east"));
        values.put("date", new Value.Day(LocalDate.of(2026, 10, 1).plusDays(random.nextInt(400))));
        values.put("tasks", new Value.Fields(Map.of("load-orders", new Value.Fields(Map.of("exit_code", Value.of(random.nextInt(5)))))));
        return values;
    }

    private static Value pick(Random random, Value... values) {
        return values[random.nextInt(values.length)];
    }
}
