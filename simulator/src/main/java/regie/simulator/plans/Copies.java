package regie.simulator.plans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import regie.estate.EstateModel;
import regie.estate.plan.IfFails;
import regie.estate.between.BetweenRules;
import regie.estate.plan.EventWait;
import regie.estate.plan.Need;
import regie.estate.plan.Raise;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.kernel.PlanName;

/** The same with one part changed. */
public final class Copies {

    private Copies() {}

    static TaskDefinition ifFails(TaskDefinition it, IfFails rule) {
        return new TaskDefinition(it.name(), it.code(), it.title(), it.action(), it.host(), it.needs(), it.when(), it.foreach(),
                it.days(), it.okWhen(), it.warnWhen(), it.failOnOutput(), it.restart(), it.uses(), it.locks(), it.retry(),
                it.timeout(), it.grace(), rule, it.ifUnknown(), it.instruction(), it.expect(), it.confirm(), it.priority(),
                it.window(), it.deadline(), it.variables(), it.env(), it.user(), it.folder(), it.outputLimitBytes(),
                it.waits(), it.raises(), it.notBefore());
    }

    /** The same task that needs something else. */
    public static TaskDefinition needing(TaskDefinition it, Need needs) {
        return new TaskDefinition(it.name(), it.code(), it.title(), it.action(), it.host(), needs, it.when(), it.foreach(),
                it.days(), it.okWhen(), it.warnWhen(), it.failOnOutput(), it.restart(), it.uses(), it.locks(), it.retry(),
                it.timeout(), it.grace(), it.ifFails(), it.ifUnknown(), it.instruction(), it.expect(), it.confirm(), it.priority(),
                it.window(), it.deadline(), it.variables(), it.env(), it.user(), it.folder(), it.outputLimitBytes(),
                it.waits(), it.raises(), it.notBefore());
    }

    /** The same task with other ties to other plans, dates and events. */
    public static TaskDefinition ties(TaskDefinition it, Need needs, List<EventWait> waits, List<Raise> raises) {
        return new TaskDefinition(it.name(), it.code(), it.title(), it.action(), it.host(), needs, it.when(), it.foreach(),
                it.days(), it.okWhen(), it.warnWhen(), it.failOnOutput(), it.restart(), it.uses(), it.locks(), it.retry(),
                it.timeout(), it.grace(), it.ifFails(), it.ifUnknown(), it.instruction(), it.expect(), it.confirm(), it.priority(),
                it.window(), it.deadline(), it.variables(), it.env(), it.user(), it.folder(), it.outputLimitBytes(), waits, raises,
                it.notBefore());
    }

    static TaskDefinition plain(String name, TaskGenerator generator, TaskDefinition.Days days) {
        return generator.task(name, Need.NOTHING, List.of(), days, Optional.empty());
    }

    public static PlanDefinition withTasks(PlanDefinition it, LinkedHashMap<String, TaskDefinition> tasks, String canonical) {
        return new PlanDefinition(it.name(), it.code(), it.kind(), it.application(), it.title(), it.priority(), it.variables(),
                it.schedules(), it.calendar(), it.zone(), it.overlap(), it.concurrency(), it.tasksAtOnce(), it.deadline(),
                it.window(), it.instruction(), tasks,
                it.actsLater(), it.day(), it.late(), canonical);
    }

    public static EstateModel withPlans(EstateModel it, LinkedHashMap<PlanName, PlanDefinition> plans) {
        return new EstateModel(it.name(), it.title(), it.version(), it.environment(), it.zone(), it.newDay(), it.variables(),
                it.hosts(), it.logicalHosts(), it.resources(), it.applications(), it.services(), it.roles(), it.connections(),
                it.instructions(), it.calendars(), it.calendar(), it.periods(), it.sets(), plans, it.between());
    }

    /** The same estate with nothing declared between its plans. */
    public static EstateModel withoutBetween(EstateModel it) {
        return new EstateModel(it.name(), it.title(), it.version(), it.environment(), it.zone(), it.newDay(), it.variables(),
                it.hosts(), it.logicalHosts(), it.resources(), it.applications(), it.services(), it.roles(), it.connections(),
                it.instructions(), it.calendars(), it.calendar(), it.periods(), it.sets(), it.plans(), BetweenRules.none());
    }
}
