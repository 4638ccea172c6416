package regie.actions.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regie.kernel.Text;
import regie.kernel.Value;

/**
 * What an attempt published by writing {@code name=value} lines to the file that
 * {@code REGIE_OUTPUT} names. The last line of a name counts; {@code checkpoint=} is the checkpoint.
 *
 * @param problem why something of it is missing, if so
 */
public record Published(Map<String, Value> outputs, Optional<String> checkpoint, Optional<Text> problem) {

    /** The most bytes that the file may have. */
    public static final int MOST_BYTES = 256 * 1024;

    public static final Published NOTHING = new Published(Map.of(), Optional.empty(), Optional.empty());

    public Published {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
}
