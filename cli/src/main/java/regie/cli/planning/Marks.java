package regie.cli.planning;

import java.util.Locale;
import regie.cli.shell.Terminal;
import regie.estate.time.Start;
import regie.kernel.Text;

/** What a time change did to a start, in few words. */
final class Marks {

    private Marks() {}

    static Text of(Start.Applied applied) {
        return switch (applied) {
            case AS_WRITTEN -> new Text("", "");
            case GAP_AT_END -> new Text("heure sautée : à la fin", "gap: at end");
            case GAP_SHIFTED -> new Text("heure sautée : décalé", "gap: shifted");
            case GAP_HELD -> new Text("heure sautée : suspendu", "gap: held");
            case FIRST_PASS -> new Text("heure répétée : 1er passage", "overlap: first pass");
            case SECOND_PASS -> new Text("heure répétée : 2e passage", "overlap: second pass");
        };
    }

    static String words(Start start, Terminal terminal) {
        return terminal.words(of(start.applied()));
    }

    /** The stable word of the JSON form. */
    static String code(Start.Applied applied) {
        return applied.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
