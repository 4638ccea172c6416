package regie.estate.finding;

import regie.kernel.Text;

/** How much a finding weighs: an error refuses the estate, a warning and a note do not. */
public enum Severity {
    ERROR("erreur", "error"),
    WARNING("avertissement", "warning"),
    NOTE("note", "note");

    private final Text word;

    Severity(String fr, String en) {
        this.word = new Text(fr, en);
    }

    public Text word() {
        return word;
    }
}
