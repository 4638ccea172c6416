package regie.server.api;

import java.util.List;
import java.util.Optional;
import regie.kernel.Text;

/** The estate in force. */
public record EstateView(
        String name,
        Text title,
        String version,
        Environment environment,
        String zone,
        String newDay,
        List<Plan> plans) {

    public record Environment(String name, Text title, String colour, int rank, boolean reasonRequired) {}

    public record Plan(String name, Optional<String> code, String kind, String application, Text title, int tasks) {}
}
