package regie.cli.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NightListTest {

    @Test
    void readsPlansSettingsAndHolds() {
        NightList night = NightList.read(List.of("# the night", "", "close", "pay --set region=ouest --set a=b=c --hold # later"));
        assertEquals(List.of(
                new NightList.Line("close", Map.of(), false),
                new NightList.Line("pay", Map.of("region", "ouest", "a", "b=c"), true)), night.lines());
    }

    @Test
    void namesTheLineThatItDoesNotUnderstand() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> NightList.read(List.of("close", "pay --now")));
        assertEquals("line 2 of the night's list: what is '--now'?", refusal.getMessage());
    }
}
