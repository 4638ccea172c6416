package regie.formats.estate;

import java.util.List;
import java.util.Optional;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** Whether what is named exists. */
final class References {

    private References() {}

    static void check(Documents documents, Report report, String kind, Optional<Node.Scalar> name) {
        name.ifPresent(scalar -> check(documents, report, kind, List.of(scalar)));
    }

    static void check(Documents documents, Report report, String kind, List<Node.Scalar> names) {
        for (Node.Scalar name : names) {
            boolean missing = documents.complete() && !name.text().isEmpty() && documents.find(kind, name.text()).isEmpty();
            if (missing) {
                report.error(name.at(), NameProblems.unknown(kind, name.text(), documents.names(kind)));
            }
        }
    }
}
