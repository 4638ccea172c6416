package regie.engine.turn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.Catalog;
import regie.engine.EngineProblem;
import regie.engine.Origin;
import regie.engine.Variable;
import regie.estate.plan.Template;
import regie.kernel.DateFunctions;
import regie.kernel.Expression;
import regie.kernel.RunId;
import regie.kernel.Value;

/** Works out the variables of a run when it is ordered: each from the nearest level that has it. */
final class RunVariables implements Expression.Scope {

    private record Found(Template template, Origin origin) {}

    private final RunId run;
    private final LocalDate date;
    private final Map<String, Value> given;
    private final Map<String, LocalDate> periods;
    private final DateFunctions dates;
    private final LinkedHashMap<String, Found> declared = new LinkedHashMap<>();
    private final LinkedHashSet<String> underWay = new LinkedHashSet<>();

    /**
     * @param given with the order
     * @param dated what the estate sets for the date
     * @param set what a person set for the date
     */
    RunVariables(RunId run, LocalDate date, Map<String, Value> given, List<Catalog.Level> dated, Map<String, Value> set,
            Map<String, LocalDate> periods, Catalog.Entry entry) {
        this.run = run;
        this.date = date;
        this.given = given;
        this.periods = periods;
        set.forEach((name, value) -> declared.put(name, new Found(Template.literal(value.asText()), Origin.DATE)));
        dated.forEach(level -> level.variables().forEach((name, template) ->
                declared.putIfAbsent(name, new Found(template, level.origin()))));
        entry.definition().variables().forEach((name, template) -> declared.putIfAbsent(name, new Found(template, Origin.PLAN)));
        this.dates = entry.dates();
        for (Catalog.Level level : entry.below()) {
            level.variables().forEach((name, template) -> declared.putIfAbsent(name, new Found(template, level.origin())));
        }
    }

    record Result(List<Variable> variables, Optional<EngineProblem> problem) {}

    Result resolve() {
        if (given.isEmpty() && declared.isEmpty()) {
            return new Result(List.of(), Optional.empty());
        }
        List<Variable> all = new ArrayList<>();
        given.forEach((name, value) -> all.add(new Variable(name, value, Origin.ORDER)));
        for (Map.Entry<String, Found> entry : declared.entrySet()) {
            if (given.containsKey(entry.getKey())) {
                continue;
            }
            switch (render(entry.getKey(), entry.getValue().template())) {
                case Expression.Outcome.Failed failed -> {
                    return new Result(all, Optional.of(new EngineProblem.BadVariable(entry.getKey(), failed.sentence())));
                }
                case Expression.Outcome.Is is -> all.add(new Variable(entry.getKey(), is.value(), entry.getValue().origin()));
            }
        }
        return new Result(all, Optional.empty());
    }

    private Expression.Outcome render(String name, Template template) {
        if (!underWay.add(name)) {
            return new Expression.Outcome.Failed("it is defined by itself");
        }
        Expression.Outcome outcome = template.render(this, Template.Quoting.PLAIN);
        underWay.remove(name);
        return outcome;
    }

    @Override
    public DateFunctions dates() {
        return dates;
    }

    @Override
    public Value lookup(String name) {
        switch (name) {
            case "date" -> {
                return new Value.Day(date);
            }
            case "period" -> {
                return TaskScope.periods(periods);
            }
            case "run" -> {
                return Value.of(run.value());
            }
            case "plan" -> {
                return Value.of(run.plan().value());
            }
            default -> {
                Value order = given.get(name);
                if (order != null) {
                    return order;
                }
                Found found = declared.get(name);
                return found != null && render(name, found.template()) instanceof Expression.Outcome.Is is ? is.value() : Value.NOTHING;
            }
        }
    }
}
