package regie.engine;

import regie.kernel.Value;

/** A resolved variable of a run, with where it came from. */
public record Variable(String name, Value value, Origin origin) {}
