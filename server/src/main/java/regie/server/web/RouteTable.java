package regie.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds the route of an address; the more precise pattern wins. */
final class RouteTable {

    private record Entry(PathPattern pattern, Route route) {}

    private final List<Entry> entries = new ArrayList<>();

    RouteTable(List<Route> routes) {
        PathPatternParser parser = new PathPatternParser();
        for (Route route : routes) {
            entries.add(new Entry(parser.parse(route.path()), route));
        }
        entries.sort((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.pattern(), other.pattern()));
    }

    /**
     * @param variables filled with what the pattern's names stand for
     * @throws RefusedRequest when nothing is there
     */
    Route find(String method, String address, Map<String, String> variables) {
        PathContainer path = PathContainer.parsePath(address);
        for (Entry entry : entries) {
            if (!entry.route().method().equals(method) && !(method.equals("HEAD") && entry.route().method().equals("GET"))) {
                continue;
            }
            PathPattern.PathMatchInfo match = entry.pattern().matchAndExtract(path);
            if (match != null) {
                variables.putAll(match.getUriVariables());
                return entry.route();
            }
        }
        throw new RefusedRequest(new WebProblem.NoSuchAddress(address));
    }

    boolean isOpen(String address) {
        PathContainer path = PathContainer.parsePath(address);
        return entries.stream().anyMatch(entry -> entry.route().open() && entry.pattern().matches(path));
    }
}
