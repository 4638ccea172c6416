package regie.server.gateway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.kernel.Text;

/** How fast a gesture goes over many: {@code 20/m}, {@code 2/s}, {@code 100/h}. */
final class Rate {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})/(s|m|h)");

    private Rate() {}

    /** Per minute, at least one; 0 for no brake. */
    static int perMinute(Optional<String> text) {
        if (text.isEmpty()) {
            return 0;
        }
        Matcher form = FORM.matcher(text.get().strip());
        if (!form.matches() || form.group(1).matches("0+")) {
            throw new RefusedGesture(new GatewayProblem.ArgumentWrong("rate", text.get(), Text.same("20/m, 2/s, 100/h")));
        }
        int count = Integer.parseInt(form.group(1));
        return switch (form.group(2)) {
            case "s" -> count * 60;
            case "h" -> Math.max(1, count / 60);
            default -> count;
        };
    }
}
