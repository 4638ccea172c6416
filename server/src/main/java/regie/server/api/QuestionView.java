package regie.server.api;

import java.util.List;
import regie.kernel.Text;

/**
 * What a manual task asks for.
 *
 * @param type {@code text number boolean date choice}
 */
public record QuestionView(String name, String type, Text label, boolean required, List<String> choices) {}
