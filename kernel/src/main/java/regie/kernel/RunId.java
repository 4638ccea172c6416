package regie.kernel;

/**
 * The identity of a run: {@code plan@date}, then {@code plan@date~2} for the second of a date.
 * A run that a task of another run ordered (a sub-plan) is named the same way.
 */
public record RunId(String value) implements Comparable<RunId> {

    public RunId {
        if (value.indexOf('@') < 1) {
            throw new IllegalArgumentException("not a run id (plan@date): " + value);
        }
    }

    /** The first run of a plan and date has no number: {@code number} 1 gives {@code plan@date}. */
    public static RunId of(PlanName plan, java.time.LocalDate date, int number) {
        String first = plan.value() + "@" + date;
        return new RunId(number <= 1 ? first : first + "~" + number);
    }

    public PlanName plan() {
        return new PlanName(value.substring(0, value.indexOf('@')));
    }

    /** The production date that it works for. */
    public java.time.LocalDate date() {
        int at = value.indexOf('@');
        int tilde = value.indexOf('~', at);
        return java.time.LocalDate.parse(value.substring(at + 1, tilde < 0 ? value.length() : tilde));
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
