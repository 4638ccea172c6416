package regie.engine;

import regie.kernel.Text;

/** Where a task of a run stands. On ice and no-exec are marks, not states; a forced success is a success that says so. */
public enum TaskState {
    /** Something holds it back: its wait reasons say what. */
    WAITING("en attente", "waiting"),
    HELD("suspendu", "held"),
    /** May start: queued for its host or its resources. */
    READY("prêt", "ready"),
    /** Sent, or about to be; the agent has not said that it runs. */
    DISPATCHED("envoyé", "dispatched"),
    RUNNING("en cours", "running"),
    /** A kill was sent and the end is not confirmed; it still holds all its resources. */
    STOPPING("en cours d’arrêt", "stopping"),
    /** Its agent is out of sight; not a failure. */
    UNKNOWN("inconnu", "unknown"),
    SUCCEEDED("terminé OK", "succeeded"),
    FAILED("en échec", "failed"),
    SKIPPED("ignoré", "skipped"),
    CANCELLED("annulé", "cancelled");

    private final Text word;

    TaskState(String fr, String en) {
        this.word = new Text(fr, en);
    }

    public Text word() {
        return word;
    }

    /** Nothing more happens to it by itself. */
    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == SKIPPED || this == CANCELLED;
    }

    /** It has an attempt that may still be alive, which holds its resources. */
    public boolean live() {
        return this == DISPATCHED || this == RUNNING || this == STOPPING || this == UNKNOWN;
    }

    /** Not started: waiting, held or ready. */
    public boolean pending() {
        return this == WAITING || this == HELD || this == READY;
    }
}
