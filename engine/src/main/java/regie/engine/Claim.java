package regie.engine;

import regie.kernel.ResourceName;

/** What a live attempt holds of one resource. {@code units} counts in {@link Mode#UNITS} only. */
public record Claim(ResourceName resource, int units, Mode mode) {

    public enum Mode {
        UNITS,
        SHARED,
        EXCLUSIVE
    }
}
