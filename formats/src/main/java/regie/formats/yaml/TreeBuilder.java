package regie.formats.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import regie.estate.finding.EstateProblem;
import regie.estate.finding.Place;
import regie.formats.yaml.Node.Entry;

/**
 * Builds one document from parser events. An alias shares the tree of its anchor, and counts for
 * as many values as that tree has, so that aliases of aliases are stopped by arithmetic before
 * anybody walks them.
 */
final class TreeBuilder {

    /** A limit was passed: the rest of the file is not read. */
    static final class Refused extends RuntimeException {
        private final transient Place at;
        private final transient EstateProblem problem;

        Refused(Place at, EstateProblem problem) {
            super(problem.sentence().en(), null, false, false);
            this.at = at;
            this.problem = problem;
        }

        Place at() {
            return at;
        }

        EstateProblem problem() {
            return problem;
        }
    }

    private record Sized(Node node, long size) {}

    private final ParserImpl parser;
    private final String text;
    private final String file;
    private final int linesBefore;
    private final YamlLimits limits;
    private final Report report;
    private final Map<String, Sized> anchors = new HashMap<>();
    private long nodes;

    TreeBuilder(ParserImpl parser, String text, String file, int linesBefore, YamlLimits limits, Report report) {
        this.parser = parser;
        this.text = text;
        this.file = file;
        this.linesBefore = linesBefore;
        this.limits = limits;
        this.report = report;
    }

    /** The document that the parser has just begun; empty when it holds nothing. */
    Optional<Node> document() {
        Node root = node(0).node();
        return root instanceof Node.Scalar scalar && scalar.text().isEmpty() ? Optional.empty() : Optional.of(root);
    }

    private Sized node(int depth) {
        Event event = parser.next();
        Place at = place(event);
        if (depth > limits.depth()) {
            throw new Refused(at, YamlProblems.tooDeep(limits.depth()));
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias, at);
        }
        count(1, at);
        Sized built = switch (event) {
            case ScalarEvent scalar -> scalar(scalar, at);
            case SequenceStartEvent start -> sequence(start, at, depth);
            case MappingStartEvent start -> mapping(start, at, depth);
            default -> throw new IllegalStateException("not a value: " + event);
        };
        remember(event, built, at);
        return built;
    }

    private Sized aliased(AliasEvent alias, Place at) {
        String name = alias.getAlias().getValue();
        Sized target = anchors.get(name);
        if (target == null) {
            throw new Refused(at, YamlProblems.unknownAlias(name));
        }
        count(target.size(), at);
        return target;
    }

    private void remember(Event event, Sized built, Place at) {
        Optional<Anchor> anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
        if (anchor.isPresent()) {
            if (anchors.size() >= limits.anchors()) {
                throw new Refused(at, YamlProblems.tooManyAnchors(limits.anchors()));
            }
            anchors.put(anchor.get().getValue(), built);
        }
    }

    private void count(long more, Place at) {
        nodes += more;
        if (nodes > limits.nodes()) {
            throw new Refused(at, YamlProblems.tooManyNodes(limits.nodes()));
        }
    }

    private Sized scalar(ScalarEvent scalar, Place at) {
        refuseTag(scalar.getTag(), at);
        if (scalar.getValue().length() > limits.scalar()) {
            report.error(at, YamlProblems.scalarTooLong(limits.scalar()));
            return new Sized(new Node.Scalar(at, "", -1), 1);
        }
        ScalarStyle style = scalar.getScalarStyle();
        boolean oneLine = scalar.getStartMark().isPresent() && scalar.getEndMark().isPresent()
                && scalar.getStartMark().get().getLine() == scalar.getEndMark().get().getLine();
        int lead = !oneLine ? -1 : style == ScalarStyle.PLAIN ? 0 : 1;
        return new Sized(new Node.Scalar(at, scalar.getValue(), lead), 1);
    }

    private Sized sequence(SequenceStartEvent start, Place at, int depth) {
        refuseTag(start.getTag(), at);
        List<Node> items = new ArrayList<>();
        long size = 1;
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            Sized item = node(depth + 1);
            items.add(item.node());
            size += item.size();
        }
        parser.next();
        return new Sized(new Node.Sequence(at, items), size);
    }

    private Sized mapping(MappingStartEvent start, Place at, int depth) {
        refuseTag(start.getTag(), at);
        int index = start.getStartMark().map(mark -> mark.getIndex()).orElse(0);
        boolean braces = start.isFlow() && isBracePair(index);
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        long size = 1;
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Sized key = node(depth + 1);
            Sized value = node(depth + 1);
            size += key.size() + value.size();
            if (key.node() instanceof Node.Scalar name) {
                entry(entries, name, value.node());
            } else if (!braces) {
                report.error(key.node().at(), YamlProblems.keyNotText());
            }
        }
        parser.next();
        if (braces) {
            report.error(at, YamlProblems.quoteBraces());
            return new Sized(new Node.Scalar(at, "", -1), size);
        }
        return new Sized(new Node.Mapping(at, entries), size);
    }

    private void entry(LinkedHashMap<String, Entry> entries, Node.Scalar key, Node value) {
        Entry earlier = entries.get(key.text());
        if (earlier == null) {
            entries.put(key.text(), new Entry(key.at(), key.text(), value));
        } else {
            report.error(key.at(), YamlProblems.duplicateKey(key.text(), earlier.at().line()));
        }
    }

    /** Marks count code points; with characters beyond the basic plane the look is skipped rather than wrong. */
    private boolean isBracePair(int index) {
        return index + 1 < text.length() && text.startsWith("{{", index);
    }

    private void refuseTag(Optional<String> tag, Place at) {
        if (tag.isPresent() && !tag.get().equals("tag:yaml.org,2002:str")) {
            report.error(at, YamlProblems.tag(tag.get()));
        }
    }

    private Place place(Event event) {
        return event.getStartMark()
                .map(mark -> new Place(file, linesBefore + mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(file, linesBefore + 1, 1));
    }
}
