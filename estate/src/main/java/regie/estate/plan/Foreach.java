package regie.estate.plan;

import java.util.List;
import regie.kernel.Expression;

/** A task repeated over a list that is found when its needs are met; at most 10,000 items. */
public sealed interface Foreach {

    int ITEMS_MAX = 10_000;

    record Listed(List<Template> items) implements Foreach {}

    /** An expression that gives a list: {@code tasks.extract.outputs.files}. */
    record Computed(Expression list) implements Foreach {}

    /** The machines of a logical host. */
    record Hosts(String logical) implements Foreach {}

    /** The lines of a file on the task's host, read by an attempt of its own. */
    record Lines(Template file) implements Foreach {}
}
