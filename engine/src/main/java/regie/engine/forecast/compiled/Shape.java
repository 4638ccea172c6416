package regie.engine.forecast.compiled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regie.estate.plan.Action;
import regie.estate.plan.Foreach;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.estate.schedule.StartRule;

/**
 * What all runs of one plan share: who follows whom, as numbers. Tasks are numbered in the order written, as the machine
 * numbers them.
 */
final class Shape {

    /** Steps of a needs program, read forwards: a task's place follows {@link #TASK}, how many members the others. */
    static final int TASK = 0;
    static final int ALL = 1;
    static final int ANY = 2;
    static final int MET = 3;
    /** A need on a task that the plan does not have: met, and no member of an {@code any}. */
    static final int NOBODY = 4;
    /** A need on another plan; its place among those of the task follows. */
    static final int PLAN = 5;

    static final byte WORK = 0;
    static final byte NOTHING = 1;
    static final byte SUB_PLAN = 2;
    static final byte PERSON = 3;

    static final byte NO_LIST = 0;
    static final byte LIST = 1;
    static final byte LIST_ON_HOST = 2;

    final PlanDefinition definition;
    final TaskDefinition[] tasks;
    final int[] priority;
    final byte[] kind;
    final byte[] list;
    final boolean[] flat;
    final boolean[] called;
    final boolean[] passesFailed;
    final boolean[] holdsFailed;
    /** The task that {@code if_fails} calls, or -1. */
    final int[] rescue;
    /** Needs of each task, flattened: pairs of place and manner. */
    final int[][] needs;
    final int[] @Nullable [] programs;
    /** What each task needs of other plans and dates; null where it needs nothing of them. */
    final Need.OnPlan @Nullable [] @Nullable [] elsewhere;
    /** Those that need a task: pairs of place and manner. */
    final int[][] successors;
    /** It has rules that the numbers do not know. */
    boolean unknown;
    private final Map<String, Integer> index = new LinkedHashMap<>();

    Shape(PlanDefinition definition) {
        this.definition = definition;
        int size = definition.tasks().size();
        tasks = definition.tasks().values().toArray(new TaskDefinition[0]);
        priority = new int[size];
        kind = new byte[size];
        list = new byte[size];
        flat = new boolean[size];
        called = new boolean[size];
        passesFailed = new boolean[size];
        holdsFailed = new boolean[size];
        rescue = new int[size];
        needs = new int[size][];
        programs = new int[size][];
        successors = new int[size][];
        elsewhere = new Need.OnPlan[size][];
        for (int i = 0; i < size; i++) {
            index.put(tasks[i].name(), i);
        }
        for (int i = 0; i < size; i++) {
            describe(i);
        }
        link();
        unknown |= definition.schedules().stream().anyMatch(rule -> rule.start() instanceof StartRule.Every);
    }

    private void describe(int i) {
        TaskDefinition task = tasks[i];
        priority[i] = definition.priority() + task.priority();
        kind[i] = switch (task.action()) {
            case Action.External it -> WORK;
            case Action.Nothing it -> NOTHING;
            case Action.SubPlan it -> SUB_PLAN;
            case Action.Approve it -> PERSON;
            case Action.Manual it -> PERSON;
        };
        list[i] = task.foreach().isEmpty() ? NO_LIST : task.foreach().get() instanceof Foreach.Lines ? LIST_ON_HOST : LIST;
        called[i] |= task.days() == TaskDefinition.Days.NEVER;
        passesFailed[i] = task.ifFails() instanceof IfFails.Continue;
        holdsFailed[i] = task.ifFails() instanceof IfFails.Hold;
        rescue[i] = task.ifFails() instanceof IfFails.RunTask run ? index.getOrDefault(run.task(), -1) : -1;
        if (rescue[i] >= 0) {
            called[rescue[i]] = true;
        }
        List<Need.OnPlan> others = new ArrayList<>();
        outside(task.needs(), others);
        elsewhere[i] = others.isEmpty() ? null : others.toArray(new Need.OnPlan[0]);
        unknown |= !task.waits().isEmpty() || !task.raises().isEmpty() || others.size() > 31
                || others.stream().anyMatch(need -> need.occurrence() != Need.Occurrence.LAST);
        Ints flattened = new Ints();
        flat[i] = flatten(task.needs(), flattened);
        needs[i] = flattened.toArray();
        if (!flat[i]) {
            Ints program = new Ints();
            write(i, task.needs(), program, List.of());
            programs[i] = program.toArray();
        }
    }

    private void link() {
        Ints[] after = new Ints[tasks.length];
        for (int i = 0; i < tasks.length; i++) {
            for (int n = 0; n < needs[i].length; n += 2) {
                int before = needs[i][n];
                if (before >= 0) {
                    if (after[before] == null) {
                        after[before] = new Ints();
                    }
                    after[before].add(i);
                    after[before].add(needs[i][n + 1]);
                }
            }
        }
        int[] none = {};
        for (int i = 0; i < tasks.length; i++) {
            successors[i] = after[i] == null ? none : after[i].toArray();
        }
    }

    int indexOf(String task) {
        return index.getOrDefault(task, -1);
    }

    /** How a need wants its task to end, as one number. */
    static int manner(Need.OnTask on) {
        return on.when().ordinal() * 2 + (on.strict() ? 1 : 0);
    }

    private Need.OnPlan[] outside(int task) {
        Need.OnPlan[] known = elsewhere[task];
        return known == null ? new Need.OnPlan[0] : known;
    }

    private static void outside(Need need, List<Need.OnPlan> into) {
        switch (need) {
            case Need.OnPlan on -> into.add(on);
            case Need.OnTask on -> {}
            case Need.All all -> all.members().forEach(member -> outside(member, into));
            case Need.Any any -> any.members().forEach(member -> outside(member, into));
        }
    }

    private boolean flatten(Need need, Ints into) {
        return switch (need) {
            case Need.OnTask on -> {
                into.add(indexOf(on.task()));
                into.add(manner(on));
                yield on.when() == Need.Ending.SUCCEEDED || on.when() == Need.Ending.ENDED;
            }
            case Need.OnPlan other -> false;
            case Need.All all -> {
                boolean flat = true;
                for (Need member : all.members()) {
                    flat &= flatten(member, into);
                }
                yield flat;
            }
            case Need.Any any -> {
                any.members().forEach(member -> flatten(member, into));
                yield any.members().isEmpty();
            }
        };
    }

    /** The needs of a task as a program, where some of them are waived. */
    int[] program(int task, List<String> waived) {
        Ints program = new Ints();
        write(task, tasks[task].needs(), program, waived);
        return program.toArray();
    }

    private void write(int task, Need need, Ints program, List<String> waived) {
        switch (need) {
            case Need.OnTask on -> {
                int place = indexOf(on.task());
                boolean free = place >= 0 && waived.contains(on.task());
                program.add(place < 0 ? NOBODY : free ? MET : TASK);
                if (place >= 0 && !free) {
                    program.add(place);
                    program.add(manner(on));
                }
            }
            case Need.OnPlan on -> {
                boolean free = waived.contains(on.name());
                program.add(free ? MET : PLAN);
                if (!free) {
                    program.add(java.util.Arrays.asList(outside(task)).indexOf(on));
                }
            }
            case Need.All all -> members(task, ALL, all.members(), program, waived);
            case Need.Any any -> members(task, ANY, any.members(), program, waived);
        }
    }

    private void members(int task, int kind, List<Need> members, Ints program, List<String> waived) {
        program.add(kind);
        program.add(members.size());
        members.forEach(member -> write(task, member, program, waived));
    }
}
