package regie.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regie.kernel.Value;

class ActionsTest {

    private final Actions actions = Actions.installed();

    private static Value list(Value... items) {
        return new Value.Items(List.of(items));
    }

    @Test
    void runAndExecAreInstalled() {
        assertEquals(List.of("exec", "run"), actions.all().stream().map(Action::name).toList());
        assertTrue(actions.named("teleport").isEmpty());
        actions.all().forEach(action -> assertTrue(action.schema().contains("\"type\"")));
    }

    @Test
    void runGivesItsScriptToTheShell() {
        Action run = actions.named("run").orElseThrow();
        assertEquals(List.of("/bin/sh", "-c", "./x.sh | wc -l"), run.start(Value.of("./x.sh | wc -l")).words());
    }

    @Test
    void execPassesWordsAsTheyAre() {
        Action exec = actions.named("exec").orElseThrow();
        assertEquals(List.of("printf", "%s", "a b; $c", "1.5"),
                exec.start(list(Value.of("printf"), Value.of("%s"), Value.of("a b; $c"),
                        new Value.Number(new BigDecimal("1.5")))).words());
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertEquals(List.of("RunNotText"), codes("run", list(Value.of("x"))));
        assertEquals(List.of("RunNotText"), codes("run", Value.of("  ")));
        assertEquals(List.of("RunTooLong"), codes("run", Value.of("x".repeat(120_001))));
        assertEquals(List.of("ZeroCharacter"), codes("run", Value.of("a\0b")));
        assertEquals(List.of("ExecNotList"), codes("exec", Value.of("ls")));
        assertEquals(List.of("ExecNotList"), codes("exec", list()));
        assertEquals(List.of("ExecNoProgram", "ExecNotWord", "ZeroCharacter"),
                codes("exec", list(Value.of(""), new Value.Fields(Map.of()), Value.of("\0"))));
        assertEquals(List.of("ExecTooLong"), codes("exec", list(Value.of("x"), Value.of("y".repeat(130_000)))));
    }

    private List<String> codes(String action, Value arguments) {
        return actions.named(action).orElseThrow().validate(arguments).stream().map(Finding::code).toList();
    }
}
