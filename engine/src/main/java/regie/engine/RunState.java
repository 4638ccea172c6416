package regie.engine;

import regie.kernel.Text;

/** Where a run stands, derived from its tasks. */
public enum RunState {
    /** Nothing of it has started yet. */
    PLANNED("prévue", "planned"),
    RUNNING("en cours", "running"),
    /** Nothing can move without a person. */
    BLOCKED("bloquée", "blocked"),
    SUCCEEDED("terminée OK", "succeeded"),
    FAILED("en échec", "failed"),
    CANCELLED("annulée", "cancelled");

    private final Text word;

    RunState(String fr, String en) {
        this.word = new Text(fr, en);
    }

    public Text word() {
        return word;
    }

    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
