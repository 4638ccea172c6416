package regie.formats.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** What there is in one environment: machines, logical names, resources, and the variables that stand above plans. */
final class Inventory {

    private final Documents documents;
    private final Optional<Document> environment;
    private final LinkedHashMap<String, List<String>> logical = new LinkedHashMap<>();

    Inventory(Documents documents, Optional<Document> environment, Report report) {
        this.documents = documents;
        this.environment = environment;
        if (environment.isEmpty()) {
            documents.names("host").forEach(host -> logical.put(host, List.of(host)));
            return;
        }
        for (Node.Entry entry : environment.get().fields().entries("hosts")) {
            List<String> machines = new ArrayList<>();
            for (Node.Scalar machine : scalars(entry.value())) {
                if (documents.find("host", machine.text()).isPresent()) {
                    machines.add(machine.text());
                } else if (documents.complete() && !machine.text().isEmpty()) {
                    report.error(machine.at(), NameProblems.unknown("host", machine.text(), documents.names("host")));
                }
            }
            logical.put(entry.key(), machines);
        }
    }

    static List<Node.Scalar> scalars(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> List.of(scalar);
            case Node.Sequence sequence -> sequence.items().stream()
                    .filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast).toList();
            case Node.Mapping mapping -> List.of();
        };
    }

    Optional<Document> environment() {
        return environment;
    }

    LinkedHashMap<String, List<String>> logical() {
        return logical;
    }

    /** A name that a task may run on: logical first, then a machine. */
    boolean isHost(String name) {
        return logical.containsKey(name) || documents.find("host", name).isPresent();
    }

    List<String> hostNames() {
        Set<String> names = new TreeSet<>(logical.keySet());
        names.addAll(documents.names("host"));
        return List.copyOf(names);
    }

    /** The machine of an estate that has only one. */
    Optional<String> soleHost() {
        List<String> hosts = documents.names("host");
        return hosts.size() == 1 ? Optional.of(hosts.getFirst()) : Optional.empty();
    }

    boolean anyHostWith(Map<String, String> labels) {
        return documents.of("host").stream().anyMatch(host -> host.fields().textMap("labels").entrySet().containsAll(labels.entrySet()));
    }

    Set<String> variablesFor(String application) {
        Set<String> names = new TreeSet<>();
        variableLevels(application).forEach(level -> names.addAll(level.textMap("variables").keySet()));
        return names;
    }

    /** Who gives variables to the plans of an application, the farthest first. */
    List<Fields> variableLevels(String application) {
        List<Fields> levels = new ArrayList<>();
        documents.of("estate").forEach(estate -> levels.add(estate.fields()));
        environment.ifPresent(document -> levels.add(document.fields()));
        documents.find("application", application).ifPresent(document -> levels.add(document.fields()));
        return levels;
    }
}
