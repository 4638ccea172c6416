package regie.formats.imports;

import regie.kernel.Text;

/** What became of one attribute of the source, from the best to the worst. */
public enum Outcome {
    /** It means the same here. */
    CARRIED("carried", new Text("repris", "carried")),
    /** It means something near; the remark says what differs. */
    APPROXIMATED("approximated", new Text("approché", "approximated")),
    /** Nothing of it is in the estate; the remark says why. */
    NOT_CARRIED("not-carried", new Text("non repris", "not carried"));

    private final String code;
    private final Text word;

    Outcome(String code, Text word) {
        this.code = code;
        this.word = word;
    }

    /** The stable word of reports. */
    public String code() {
        return code;
    }

    public Text word() {
        return word;
    }

    Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
