package regie.actions.output;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import regie.protocol.OutputHit;

/**
 * The {@code fail_on_output} of a task. Patterns are RE2, whose time is linear in the line, and are
 * searched in each line up to its first 64 KB. A hit is named once a line and pattern, the first
 * {@link OutputHit#MOST} of them.
 */
public final class FailPatterns {

    private static final int LINE_BYTES = 64 * 1024;
    private static final int EXCERPT = 200;

    private final List<Pattern> patterns = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();

    public FailPatterns(List<String> texts) {
        for (String text : texts) {
            try {
                patterns.add(Pattern.compile(text));
            } catch (PatternSyntaxException wrong) {
                unusable.add(text);
            }
        }
    }

    /** Those that are no patterns; {@code check} refuses them, so this is empty but for old estates. */
    public List<String> unusable() {
        return List.copyOf(unusable);
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    public List<OutputHit> search(InputStream output) throws IOException {
        List<OutputHit> hits = new ArrayList<>();
        byte[] line = new byte[LINE_BYTES];
        int length = 0;
        long number = 1;
        byte[] buffer = new byte[1 << 16];
        for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    match(line, length, number, hits);
                    length = 0;
                    number++;
                } else if (length < LINE_BYTES) {
                    line[length++] = buffer[i];
                }
            }
            if (hits.size() >= OutputHit.MOST) {
                return hits;
            }
        }
        if (length > 0) {
            match(line, length, number, hits);
        }
        return hits;
    }

    private void match(byte[] line, int length, long number, List<OutputHit> hits) {
        byte[] exact = null;
        for (Pattern pattern : patterns) {
            exact = exact == null ? java.util.Arrays.copyOf(line, length) : exact;
            if (hits.size() < OutputHit.MOST && pattern.matcher(exact).find()) {
                String text = new String(exact, StandardCharsets.UTF_8).strip();
                hits.add(new OutputHit(pattern.pattern(), number, text.length() > EXCERPT ? text.substring(0, EXCERPT) : text));
            }
        }
    }
}
