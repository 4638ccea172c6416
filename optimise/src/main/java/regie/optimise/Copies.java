package regie.optimise;

import java.util.LinkedHashMap;
import regie.estate.EstateModel;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.kernel.PlanName;

/** Copies in which one thing is another. */
final class Copies {

    private Copies() {}

    static TaskDefinition of(TaskDefinition it, Change change) {
        return new TaskDefinition(
                it.name(), it.code(), it.title(), it.action(), it.host(), it.needs(), it.when(), it.foreach(),
                it.days(), it.okWhen(), it.warnWhen(), it.failOnOutput(), it.restart(), it.uses(), it.locks(),
                it.retry(), it.timeout(), it.grace(), it.ifFails(), it.ifUnknown(), it.instruction(), it.expect(),
                it.confirm(), change.priority().orElse(it.priority()), it.window(), it.deadline(), it.variables(),
                it.env(), it.user(), it.folder(), it.outputLimitBytes(), it.waits(), it.raises(),
                change.notBefore().or(it::notBefore));
    }

    static PlanDefinition of(PlanDefinition it, LinkedHashMap<String, TaskDefinition> tasks) {
        return new PlanDefinition(
                it.name(), it.code(), it.kind(), it.application(), it.title(), it.priority(), it.variables(),
                it.schedules(), it.calendar(), it.zone(), it.overlap(), it.concurrency(), it.tasksAtOnce(),
                it.deadline(), it.window(), it.instruction(), tasks, it.actsLater(), it.day(), it.canonical());
    }

    static EstateModel of(EstateModel it, LinkedHashMap<PlanName, PlanDefinition> plans) {
        return new EstateModel(
                it.name(), it.title(), it.version(), it.environment(), it.zone(), it.newDay(), it.variables(),
                it.hosts(), it.logicalHosts(), it.resources(), it.applications(), it.services(), it.roles(),
                it.connections(), it.instructions(), it.calendars(), it.calendar(), it.periods(), it.sets(), plans,
                it.between());
    }
}
