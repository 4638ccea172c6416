package regie.estate.finding;

import regie.kernel.Problem;
import regie.kernel.Text;

/**
 * One thing wrong in an estate, without its place. The code is stable and scripts may rely on it.
 *
 * @param sentence what is there and what it means
 * @param remedy what to do, as a sentence of its own
 */
public record EstateProblem(String code, Text sentence, Text remedy) implements Problem {}
