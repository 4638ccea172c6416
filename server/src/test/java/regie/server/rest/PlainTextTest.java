package regie.server.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void coloursAreLeftOut() {
        assertEquals("ECART lot 2214", whole("\u001b[1;31mECART\u001b[0m lot\u001b[K 2214"));
    }

    @Test
    void titlesAndLinksOfTerminalsAreLeftOut() {
        assertEquals("seen", whole("\u001b]0;a title\u0007\u001b]8;;http://x\u001b\\seen\u001b]8;;\u001b\\"));
    }

    @Test
    void aSequenceMayBeCutAnywhere() {
        String text = "a\u001b[31mbé\u001b[0m\u001b]0;t\u001b\\c€d\r\ne";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            PlainText plain = new PlainText();
            String shown = plain.take(java.util.Arrays.copyOfRange(bytes, 0, cut), false)
                    + plain.take(java.util.Arrays.copyOfRange(bytes, cut, bytes.length), true);
            assertEquals("abéc€d\ne", shown, "cut at " + cut);
        }
    }

    @Test
    void binaryIsShownAsBroken() {
        assertEquals("a\ufffd\ufffdb", new PlainText().take(new byte[] {'a', (byte) 0xff, 0, 'b'}, true));
        assertEquals("\ufffd", new PlainText().take(new byte[] {(byte) 0xc3}, true));
    }

    @Test
    void reorderingCharactersAreShown() {
        assertEquals("ok \ufffdtxt.exe", whole("ok \u202etxt.exe"));
    }

    @Test
    void aProgressBarBecomesLines() {
        assertEquals("10 %\n20 %\n", whole("10 %\r20 %\r\n"));
    }

    private static String whole(String text) {
        return new PlainText().take(text.getBytes(StandardCharsets.UTF_8), true);
    }
}
