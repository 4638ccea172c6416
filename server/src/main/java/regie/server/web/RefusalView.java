package regie.server.web;

import regie.kernel.Language;
import regie.kernel.Problem;

/** How a refusal looks to a person in front of a browser. */
@FunctionalInterface
public interface RefusalView {
    String page(Language language, int status, Problem problem);
}
