package regie.server.api;

import java.util.List;

/** A counted or exclusive resource, who holds it and who waits. */
public record ResourceView(
        String name, int capacity, int inUse, boolean exclusive, List<String> heldBy, int waiting) {}
