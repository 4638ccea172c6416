package regie.estate.plan;

/**
 * A declared event that a task raises when it ends.
 *
 * @param date seen from the dates of the task's own plan
 * @param when {@code SUCCEEDED}, {@code FAILED} or {@code ENDED}
 */
public record Raise(String event, DateRef date, Need.Ending when) {}
