package regie.estate.finding;

import regie.kernel.Language;
import regie.kernel.Text;

/** One finding: where, how grave, what, and what to do. */
public record Finding(Place place, Severity severity, EstateProblem problem) {

    public String code() {
        return problem.code();
    }

    public Text message() {
        return problem.sentence();
    }

    public Text remedy() {
        return problem.remedy();
    }

    /** {@code file:line:column: what, and what to do}; a warning or a note says that it is one. */
    public String line(Language language) {
        String mark = severity == Severity.ERROR ? "" : severity.word().in(language) + (language == Language.FRENCH ? " : " : ": ");
        return place + ": " + mark + message().in(language) + " " + remedy().in(language);
    }
}
