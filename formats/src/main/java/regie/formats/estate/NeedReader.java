package regie.formats.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import regie.estate.plan.DateRef;
import regie.estate.plan.Need;
import regie.formats.yaml.Node;

/** Reads needs in all their forms. What they name is checked elsewhere. */
final class NeedReader {

    private final String plan;
    private final Set<String> tasks;

    /** @param tasks those of the plan itself: any other bare name means a plan */
    NeedReader(String plan, Set<String> tasks) {
        this.plan = plan;
        this.tasks = tasks;
    }

    /** For the tasks of this plan's tree. */
    static NeedReader of(Fields plan) {
        return new NeedReader(plan.text("plan").orElse("?"), Fields.of(plan.node("tasks")).mapping().entries().keySet());
    }

    Need read(Optional<Node> node) {
        return node.map(this::read).orElse(Need.NOTHING);
    }

    private Need read(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text().isEmpty() ? Need.NOTHING
                    : new Need.All(List.of(named(scalar.text(), Optional.empty())));
            case Node.Sequence sequence -> new Need.All(sequence.items().stream().map(this::member).toList());
            case Node.Mapping mapping -> {
                Need one = member(mapping);
                yield one instanceof Need.All || one instanceof Need.Any ? one : new Need.All(List.of(one));
            }
        };
    }

    private Need member(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> named(scalar.text(), Optional.empty());
            case Node.Sequence sequence -> read(sequence);
            case Node.Mapping mapping -> {
                Fields fields = new Fields(mapping);
                List<Need> members = new ArrayList<>();
                if (mapping.has("all")) {
                    members.add(new Need.All(fields.items("all").stream().map(this::member).toList()));
                }
                if (mapping.has("any")) {
                    members.add(new Need.Any(fields.items("any").stream().map(this::member).toList()));
                }
                fields.text("task").ifPresent(task -> members.add(named(task, Optional.of(fields))));
                yield members.size() == 1 ? members.getFirst() : new Need.All(members);
            }
        };
    }

    /**
     * {@code task}, {@code plan/task}, or {@code plan} where no task of this plan has that name; the two last with {@code @previous},
     * {@code @next}, {@code @any} or {@code @-2}, as may a task of this plan. {@code self} is this plan.
     */
    private Need named(String text, Optional<Fields> more) {
        Need.Ending when = more.map(fields -> fields.choice("when", Need.Ending.class, Need.Ending.SUCCEEDED))
                .orElse(Need.Ending.SUCCEEDED);
        boolean strict = more.map(fields -> fields.flag("strict")).orElse(false);
        if (tasks.contains(text)) {
            return new Need.OnTask(text, when, strict);
        }
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        DateRef date = at < 0 ? DateRef.SAME : DateRef.parse(text.substring(at + 1)).orElse(DateRef.SAME);
        if (tasks.contains(name)) {
            name = "self/" + name;
        }
        int slash = name.indexOf('/');
        String other = slash < 0 ? name : name.substring(0, slash);
        if (slash >= 0 && date.isSame() && (other.equals("self") || other.equals(plan))) {
            return new Need.OnTask(name.substring(slash + 1), when, strict);
        }
        Need.IfAbsent absent = more.map(fields -> fields.choice("if_absent", Need.IfAbsent.class, Need.IfAbsent.UNSAID))
                .orElse(Need.IfAbsent.UNSAID);
        return new Need.OnPlan(other.equals("self") ? plan : other, slash < 0 ? "" : name.substring(slash + 1), date, when, strict, absent,
                more.flatMap(fields -> fields.duration("within")),
                more.map(fields -> fields.choice("occurrence", Need.Occurrence.class, Need.Occurrence.LAST)).orElse(Need.Occurrence.LAST));
    }

    /** Each need on something, with the scalar that names it. */
    record Named(Node.Scalar at, Need need) {}

    List<Named> flatten(Optional<Node> node) {
        List<Named> all = new ArrayList<>();
        node.ifPresent(written -> walk(written, all::add));
        return all;
    }

    private void walk(Node node, Consumer<Named> to) {
        switch (node) {
            case Node.Scalar scalar -> {
                if (!scalar.text().isEmpty()) {
                    to.accept(new Named(scalar, named(scalar.text(), Optional.empty())));
                }
            }
            case Node.Sequence sequence -> sequence.items().forEach(item -> walk(item, to));
            case Node.Mapping mapping -> {
                Fields fields = new Fields(mapping);
                fields.scalar("task").filter(scalar -> !scalar.text().isEmpty())
                        .ifPresent(scalar -> to.accept(new Named(scalar, named(scalar.text(), Optional.of(fields)))));
                fields.items("all").forEach(item -> walk(item, to));
                fields.items("any").forEach(item -> walk(item, to));
            }
        }
    }
}
