package regie.formats.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import regie.estate.plan.Template;
import regie.kernel.DateFunctions;
import regie.kernel.Expression;
import regie.kernel.Value;

class ExpressionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 30);

    private static final Map<String, Value> VALUES = Map.of(
            "date", new Value.Day(DAY),
            "region", Value.of("ouest"),
            "exit_code", Value.of(4),
            "outputs", fields("differences", Value.of(3), "ok", Value.of(true), "rate", new Value.Number(new BigDecimal("1.25"))),
            "tasks", fields("load-orders", fields("exit_code", Value.of(0), "outputs",
                    fields("files", new Value.Items(List.of(Value.of("a.csv"), Value.of("b.csv")))))));

    @Test
    void conditionsReadWhatTasksGave() {
        assertEquals(Value.of(true), value("exit_code == 4"));
        assertEquals(Value.of(true), value("exit_code in [0, 4]"));
        assertEquals(Value.of(true), value("exit_code == 4 && outputs.differences <= 3"));
        assertEquals(Value.of(true), value("outputs.ok == true"));
        assertEquals(Value.of(true), value("outputs.rate > 1.2 && outputs.rate < 2"));
        assertEquals(Value.of(false), value("region.startsWith('est')"));
        assertEquals(Value.of(true), value("tasks.load_orders.outputs.files.exists(f, f.endsWith('.csv'))"));
        assertEquals(Value.of(2), value("size(tasks.load_orders.outputs.files)"));
        assertEquals(Value.of(true), value("'exit_code' in tasks.load_orders"));
        assertEquals(Value.of(false), value("has(tasks.load_orders.outputs.nothing)"));
    }

    @Test
    void dashesAreUnderscores() {
        assertEquals(Value.of(0), value("tasks.load_orders.exit_code"));
        assertEquals(Value.of(true), value("tasks.load_orders.exit_code == 0"));
        assertEquals(Value.of(true), value("tasks['load-orders'].exit_code == 0"));
    }

    @Test
    void datesCount() {
        assertEquals(new Value.Day(DAY.plusDays(3)), value("date.plus(3)"));
        assertEquals(new Value.Day(LocalDate.of(2026, 10, 31)), value("date.month_end()"));
        assertEquals(Value.of("20261030"), value("date.format(\"yyyyMMdd\")"));
        assertEquals(Value.of("20261029"), value("date.plus(-1).format('yyyyMMdd')"));
        assertEquals(Value.of("fri"), value("date.weekday()"));
        assertEquals(Value.of(true), value("date.month() == 10 && date.day() == 30 && date.year() == 2026"));
        assertEquals(Value.of(true), value("string(date) == '2026-10-30'"));
        assertEquals(new Value.Day(DAY), value("date"));
    }

    @Test
    void withoutACalendarItsQuestionsFailWithASentence() {
        Expression.Outcome.Failed failed = assertInstanceOf(Expression.Outcome.Failed.class,
                evaluate("date.working(-1)", DateFunctions.NONE));
        assertTrue(failed.sentence().contains("asks a calendar"), failed.sentence());
    }

    @Test
    void aCalendarInForceAnswers() {
        DateFunctions calendar = new DateFunctions() {
            @Override
            public Expression.Outcome working(LocalDate date, int days, Optional<String> name) {
                return new Expression.Outcome.Is(new Value.Day(date.plusDays(name.isPresent() ? 100 : days)));
            }
        };
        assertEquals(new Expression.Outcome.Is(Value.of("20261029")), evaluate("date.working(-1).format('yyyyMMdd')", calendar));
        assertEquals(new Expression.Outcome.Is(new Value.Day(DAY.plusDays(100))), evaluate("date.working(1, 'target2')", calendar));
    }

    @Test
    void whatIsMissingIsSaid() {
        for (String source : List.of("colour", "colour == 'red'", "outputs.gone", "outputs.gone == 3", "tasks.none.exit_code")) {
            Expression.Outcome outcome = evaluate(source, DateFunctions.NONE);
            Expression.Outcome.Failed failed = assertInstanceOf(Expression.Outcome.Failed.class, outcome, source);
            assertTrue(failed.sentence().contains(source), failed.sentence());
        }
    }

    @Test
    void resultsAreKnownBeforeTheyAreEvaluated() {
        assertEquals(Compiled.Result.BOOLEAN, ready("exit_code == 4").result());
        assertEquals(Compiled.Result.OTHER, ready("date.plus(1)").result());
        assertEquals(Compiled.Result.OTHER, ready("exit_code").result());
        assertEquals(Compiled.Result.UNKNOWN, ready("outputs.ok").result());
        assertEquals(Compiled.Result.BOOLEAN, ready("true").result());
    }

    @Test
    void namesReadAreKnown() {
        Compiled.Ready ready = ready("tasks.a_b.outputs.x.all(i, i > limit) && tasks['c-d'].exit_code == 0");
        assertEquals(Set.of("a_b", "c_d"), ready.tasks());
        assertEquals(List.of("limit", "tasks"), List.copyOf(ready.expression().references()));
    }

    @Test
    void equalTextsAreEqualExpressions() {
        Expression one = ready("exit_code + 1 == 5").expression();
        for (int i = 0; i < 3; i++) {
            assertEquals(one, ready("exit_code + 1 == 5").expression());
        }
        assertNotSame(one, ready("exit_code + 2 == 5").expression());
    }

    @Test
    void hostileExpressionsAreRefusedOrEndWithinBounds() {
        List<String> hostile = List.of("(".repeat(900) + "1" + ")".repeat(900), "!".repeat(1_900) + "true", "a" + ".b".repeat(900),
                "[".repeat(900), "1+".repeat(900) + "1", "\"" + "x".repeat(1_900), "\\", "'\\u", "{}{}{}", "a ? b : c ? d : e ?");
        String range = "[0,1,2,3,4,5,6,7,8,9]";
        String nested = "%s.map(a, %s.map(b, %s.map(c, %s.map(d, %s.map(e, %s.map(f, %s.map(g, %s)))))))".replace("%s", range);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            hostile.forEach(source -> evaluateAnyhow(source));
            assertInstanceOf(Expression.Outcome.Failed.class, evaluate("size(" + nested + ") == 0", DateFunctions.NONE));
            evaluateAnyhow("region.matches('(a+)+$') || '" + "a".repeat(1_000) + "!'.matches('^(a+)+$')");
        });
        assertInstanceOf(Compiled.Broken.class, Expressions.compile("1 == 1 && ".repeat(300) + "true"));
        assertInstanceOf(Compiled.Broken.class, Expressions.compile(" "));
    }

    private static void evaluateAnyhow(String source) {
        if (Expressions.compile(source) instanceof Compiled.Ready ready) {
            ready.expression().evaluate(VALUES::get);
        }
    }

    @Test
    void templatesAreReadPastQuotesAndBraces() {
        assertEquals("x-ouest-y", text("x-{{ region }}-y"));
        assertEquals("}}", text("{{ '}' + '}' }}"));
        assertEquals("1", text("{{ {'a': {'b': 1}}['a']['b'] }}"));
        assertEquals("{{", text("{{ '{{' }}"));
        assertEquals("'o'\\''k' 20261030", rendered(Templates.read("{{ \"o'k\" }} ").template(), Template.Quoting.SHELL) + "20261030");
        assertEquals(1, Templates.read("a {{ b").problems().size());
        assertEquals(2, Templates.read("a {{ b + }}").problems().getFirst().offset() / 3);
        Templates.Reading secret = Templates.read("{{ secret('ledger') }}");
        assertTrue(secret.hasSecret());
        assertEquals(List.of(new Template.Part.Secret("ledger")), secret.template().parts());
    }

    private static String text(String source) {
        Templates.Reading reading = Templates.read(source);
        assertEquals(List.of(), reading.problems());
        return rendered(reading.template(), Template.Quoting.PLAIN);
    }

    private static String rendered(Template template, Template.Quoting quoting) {
        return assertInstanceOf(Expression.Outcome.Is.class, template.render(name -> VALUES.getOrDefault(name, Value.NOTHING), quoting))
                .value().asText();
    }

    private static Value value(String source) {
        Expression.Outcome outcome = evaluate(source, DateFunctions.NONE);
        return assertInstanceOf(Expression.Outcome.Is.class, outcome, outcome.toString()).value();
    }

    private static Expression.Outcome evaluate(String source, DateFunctions calendar) {
        return ready(source).expression().evaluate(new Expression.Scope() {
            @Override
            public Value lookup(String name) {
                return VALUES.getOrDefault(name, Value.NOTHING);
            }

            @Override
            public DateFunctions dates() {
                return calendar;
            }
        });
    }

    private static Compiled.Ready ready(String source) {
        Compiled compiled = Expressions.compile(source);
        return assertInstanceOf(Compiled.Ready.class, compiled, compiled.toString());
    }

    private static Value fields(Object... pairs) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], (Value) pairs[i + 1]);
        }
        return new Value.Fields(fields);
    }
}
