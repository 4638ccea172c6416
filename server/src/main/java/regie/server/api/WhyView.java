package regie.server.api;

import java.util.List;
import regie.kernel.Text;

/**
 * All the reasons why a task does not start, in the order in which they must lift; empty when nothing holds it.
 *
 * @param late in what it is out of its usual course
 */
public record WhyView(String task, String state, Text summary, List<WaitView> reasons, List<LateView> late) {}
