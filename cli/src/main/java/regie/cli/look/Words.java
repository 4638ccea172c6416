package regie.cli.look;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import regie.kernel.Text;

/** States, marks and times as a person reads them: a state is never a colour alone, it has a shape and a word. */
public final class Words {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Words() {}

    public static Text state(String state) {
        return switch (state) {
            case "planned" -> new Text("· prévue", "· planned");
            case "waiting" -> new Text("· en attente", "· waiting");
            case "held" -> new Text("‖ suspendu", "‖ held");
            case "ready" -> new Text("○ prêt", "○ ready");
            case "dispatched" -> new Text("▹ envoyé", "▹ dispatched");
            case "running" -> new Text("▶ en cours", "▶ running");
            case "stopping" -> new Text("▽ s'arrête", "▽ stopping");
            case "unknown" -> new Text("? hors de vue", "? out of sight");
            case "blocked" -> new Text("◆ bloquée", "◆ blocked");
            case "succeeded" -> new Text("✔ réussi", "✔ succeeded");
            case "failed" -> new Text("✘ en échec", "✘ failed");
            case "skipped" -> new Text("⤼ ignoré", "⤼ skipped");
            case "cancelled" -> new Text("⊘ annulé", "⊘ cancelled");
            default -> Text.same(state);
        };
    }

    public static Text mark(String mark) {
        return switch (mark) {
            case "on-ice" -> new Text("neutralisé", "on ice");
            case "no-exec" -> new Text("à blanc", "no-exec");
            case "forced" -> new Text("forcé OK", "forced");
            case "warning" -> new Text("avertissement", "warning");
            case "waived" -> new Text("attente levée", "waived");
            case "taken" -> new Text("pris en charge", "taken");
            case "late" -> new Text("hors délai", "late");
            case "moved" -> new Text("déplacé", "moved");
            case "delayed" -> new Text("retardé", "delayed");
            default -> Text.same(mark);
        };
    }

    static String clock(Optional<Instant> at, ZoneId zone) {
        return at.map(instant -> CLOCK.format(instant.atZone(zone))).orElse("");
    }

    static String day(Optional<Instant> at, ZoneId zone) {
        return at.map(instant -> DAY.format(instant.atZone(zone))).orElse("");
    }

    /** {@code 12s}, {@code 3m05s}, {@code 2h07m}. */
    static String lasted(Optional<Instant> from, Optional<Instant> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return "";
        }
        Duration lasted = Duration.between(from.get(), to.get());
        long seconds = Math.max(0, lasted.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return "%dm%02ds".formatted(seconds / 60, seconds % 60);
        }
        return "%dh%02dm".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
