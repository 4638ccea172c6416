package regie.formats.journal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import regie.estate.plan.PlanDefinition;
import regie.formats.json.JsonOut;
import regie.formats.json.NotJson;
import regie.formats.json.Shape;

/** A plan stands as its canonical text, from which the very same definition is read again. */
record PlanShape(Function<String, PlanDefinition> reader) implements Shape<PlanDefinition> {

    @Override
    public void write(JsonOut out, PlanDefinition plan) {
        out.text(plan.canonical());
    }

    @Override
    public PlanDefinition read(@Nullable Object json) throws NotJson {
        if (json instanceof String canonical) {
            return reader.apply(canonical);
        }
        throw new NotJson("is not the canonical text of a plan");
    }
}
