package regie.estate.plan;

/** What a plan is for; all kinds share one engine. */
public enum PlanKind {
    BATCH,
    RELEASE,
    BACKUP,
    RECOVERY,
    PROCEDURE,
    QUALIFICATION,
    MIGRATION
}
