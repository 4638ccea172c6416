package regie.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import regie.kernel.Language;
import regie.kernel.Text;

class TableTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Terminal terminal(int width) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, Language.FRENCH, false, false, width);
    }

    @Test
    void theElasticColumnGivesWay() {
        Table table = new Table(terminal(20)).column(new Text("quoi", "what")).elastic(new Text("titre", "title"));
        table.row("a", "short").row("clôture", "much longer than there is room for").print();
        assertEquals("""
                quoi     titre
                a        short
                clôture  much longe…
                """, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatFitsIsNotCut() {
        new Table(terminal(80)).column(new Text("quoi", "what")).elastic(new Text("titre", "title")).row("a", "b").print();
        assertEquals("quoi  titre\na     b\n", out.toString(StandardCharsets.UTF_8));
    }
}
