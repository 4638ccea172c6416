package regie.formats.schema;

import java.util.Optional;
import regie.kernel.Text;

/**
 * One key of the language.
 *
 * @param byDefault what holds when it is not written, as it would be written
 * @param actsLater whether it is read and checked, but does not act yet
 * @param example as it would be written after the colon
 */
public record Key(String name, Type type, boolean required, Optional<String> byDefault, boolean actsLater, String example, Text says) {

    static Key of(String name, Type type, String example, String fr, String en) {
        return new Key(name, type, false, Optional.empty(), false, example, new Text(fr, en));
    }

    Key needed() {
        return new Key(name, type, true, byDefault, actsLater, example, says);
    }

    Key orElse(String value) {
        return new Key(name, type, required, Optional.of(value), actsLater, example, says);
    }

    Key later() {
        return new Key(name, type, required, byDefault, true, example, says);
    }
}
