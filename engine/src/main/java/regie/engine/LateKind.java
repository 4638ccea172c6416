package regie.engine;

import regie.kernel.Text;

/** In which way a run or a task is out of its course. */
public enum LateKind {
    /** Its deadline has passed and it has not ended well. */
    DEADLINE("heure limite dépassée", "deadline missed"),
    LATE_START("début en retard", "late start"),
    LATE_END("fin en retard", "late end"),
    OVERRUN("trop long", "overrun"),
    TOO_SHORT("trop court", "too short"),
    /** An occurrence has not begun when it should have. */
    LATE_CYCLE("passage en retard", "late occurrence"),
    /** No occurrence has succeeded by the time at which one should have. */
    NO_OCCURRENCE("aucun passage réussi", "no occurrence has succeeded");

    private final Text called;

    LateKind(String fr, String en) {
        this.called = new Text(fr, en);
    }

    public Text called() {
        return called;
    }
}
