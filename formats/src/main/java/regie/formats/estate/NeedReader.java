package regie.formats.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import regie.estate.plan.Need;
import regie.formats.yaml.Node;

/** Reads needs in all their forms. What they name is checked elsewhere. */
final class NeedReader {

    private NeedReader() {}

    static Need read(String plan, Optional<Node> node) {
        return node.map(written -> read(plan, written)).orElse(Need.NOTHING);
    }

    private static Need read(String plan, Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text().isEmpty() ? Need.NOTHING
                    : new Need.All(List.of(named(plan, scalar.text(), Optional.empty())));
            case Node.Sequence sequence -> new Need.All(sequence.items().stream().map(item -> member(plan, item)).toList());
            case Node.Mapping mapping -> {
                Need one = member(plan, mapping);
                yield one instanceof Need.All || one instanceof Need.Any ? one : new Need.All(List.of(one));
            }
        };
    }

    private static Need member(String plan, Node node) {
        return switch (node) {
            case Node.Scalar scalar -> named(plan, scalar.text(), Optional.empty());
            case Node.Sequence sequence -> read(plan, sequence);
            case Node.Mapping mapping -> {
                Fields fields = new Fields(mapping);
                List<Need> members = new ArrayList<>();
                if (mapping.has("all")) {
                    members.add(new Need.All(fields.items("all").stream().map(item -> member(plan, item)).toList()));
                }
                if (mapping.has("any")) {
                    members.add(new Need.Any(fields.items("any").stream().map(item -> member(plan, item)).toList()));
                }
                fields.text("task").ifPresent(task -> members.add(named(plan, task, Optional.of(fields))));
                yield members.size() == 1 ? members.getFirst() : new Need.All(members);
            }
        };
    }

    /** {@code task}, {@code plan/task}, either with {@code @previous}, {@code @next}, {@code @any} or {@code @-2}. */
    private static Need named(String plan, String text, Optional<Fields> more) {
        Need.Ending when = more.map(fields -> fields.choice("when", Need.Ending.class, Need.Ending.SUCCEEDED))
                .orElse(Need.Ending.SUCCEEDED);
        boolean strict = more.map(fields -> fields.flag("strict")).orElse(false);
        Need.IfAbsent absent = more.map(fields -> fields.choice("if_absent", Need.IfAbsent.class, Need.IfAbsent.UNSAID))
                .orElse(Need.IfAbsent.UNSAID);
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        String date = at < 0 ? "same" : text.substring(at + 1);
        int slash = name.indexOf('/');
        if (slash < 0 && at < 0) {
            return new Need.OnTask(name, when, strict);
        }
        return slash < 0
                ? new Need.OnPlan(plan, name, date, when, strict, absent)
                : new Need.OnPlan(name.substring(0, slash), name.substring(slash + 1), date, when, strict, absent);
    }

    /** Each need on a task of this plan, with the scalar that names it. */
    record Named(Node.Scalar at, Need need) {}

    static List<Named> flatten(String plan, Optional<Node> node) {
        List<Named> all = new ArrayList<>();
        node.ifPresent(written -> walk(plan, written, all::add));
        return all;
    }

    private static void walk(String plan, Node node, Consumer<Named> to) {
        switch (node) {
            case Node.Scalar scalar -> {
                if (!scalar.text().isEmpty()) {
                    to.accept(new Named(scalar, named(plan, scalar.text(), Optional.empty())));
                }
            }
            case Node.Sequence sequence -> sequence.items().forEach(item -> walk(plan, item, to));
            case Node.Mapping mapping -> {
                Fields fields = new Fields(mapping);
                fields.scalar("task").filter(scalar -> !scalar.text().isEmpty())
                        .ifPresent(scalar -> to.accept(new Named(scalar, named(plan, scalar.text(), Optional.of(fields)))));
                fields.items("all").forEach(item -> walk(plan, item, to));
                fields.items("any").forEach(item -> walk(plan, item, to));
            }
        }
    }
}
