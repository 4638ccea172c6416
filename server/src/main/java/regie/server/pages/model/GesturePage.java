package regie.server.pages.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A gesture before it is made: what it touches, what follows, why.
 *
 * @param hidden fields that go with the form as they came
 * @param asks fields that the person fills in
 * @param back where to go without doing it
 */
public record GesturePage(
        String title, String gesture, List<Line> lines, Map<String, String> hidden, List<String> targets, List<Ask> asks,
        boolean reasonRequired, boolean possible, Optional<String> refusal, String back, String button) {

    public record Line(String target, Chip chip, List<String> follows, String refusal) {}

    /** @param type an HTML input type, {@code select} or {@code textarea} */
    public record Ask(String name, String label, String type, boolean required, List<String> choices, String value, String hint) {}
}
