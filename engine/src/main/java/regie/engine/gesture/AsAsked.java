package regie.engine.gesture;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import regie.estate.plan.Action;
import regie.kernel.Value;

/**
 * What people write, in the type that the question asks for: a command line and a form send words only.
 * What does not fit stays as it is, and is refused as such.
 */
final class AsAsked {

    private AsAsked() {}

    static Map<String, Value> typed(Map<String, Action.Question> asks, Map<String, Value> answers) {
        Map<String, Value> typed = new LinkedHashMap<>();
        answers.forEach((name, value) -> {
            Action.Question question = asks.get(name);
            typed.put(name, question != null && value instanceof Value.Words words ? typed(question.type(), words) : value);
        });
        return typed;
    }

    private static Value typed(Action.AnswerType type, Value.Words words) {
        String text = words.text().strip();
        return switch (type) {
            case NUMBER -> number(text, words);
            case BOOLEAN -> flag(text, words);
            case TEXT, DATE, CHOICE -> words;
        };
    }

    /** A comma is the point of French readers; nothing else is taken off a number. */
    private static Value number(String text, Value.Words words) {
        return text.matches("[+-]?[0-9]{1,30}([.,][0-9]{1,30})?") ? new Value.Number(new BigDecimal(text.replace(',', '.'))) : words;
    }

    private static Value flag(String text, Value.Words words) {
        return switch (text) {
            case "true", "yes", "oui" -> Value.of(true);
            case "false", "no", "non" -> Value.of(false);
            default -> words;
        };
    }
}
