package regie.estate.plan;

import java.util.Map;

/** Which machine: one is chosen among those that answer to it. A name resolves as logical first, then as machine. */
public sealed interface HostChoice {

    /** A name, which may hold {@code {{ item }}} in a {@code foreach}. */
    record Named(Template name) implements HostChoice {}

    /** Any machine that carries all of these labels. */
    record Labelled(Map<String, String> labels) implements HostChoice {}
}
