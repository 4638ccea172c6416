package regie.formats.journal;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import regie.engine.state.StateRow;
import regie.estate.plan.PlanDefinition;
import regie.formats.json.JsonOut;

/**
 * The rows of the engine's state as canonical JSON. Writing is not for several threads at once, since it keeps its
 * buffer; reading is. A change of what stands here is a new {@link #FORMAT}.
 */
public final class StateJson {

    /** The format of the rows that this release writes, and the only one that it reads. */
    public static final int FORMAT = 1;

    private final JsonOut out = new JsonOut();
    private final Family<StateRow> rows;
    private final Map<StateRow.Kind, String> types = new EnumMap<>(StateRow.Kind.class);

    /** @param plans reads a plan from its canonical text */
    public StateJson(Function<String, PlanDefinition> plans) {
        rows = new Family<>(EngineJson.shapes(plans), StateRow.class);
        for (StateRow.Kind kind : StateRow.Kind.values()) {
            String type = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
            if (!rows.names().contains(type)) {
                throw new IllegalStateException("no row of the state is named " + type);
            }
            types.put(kind, type);
        }
    }

    public byte[] encode(StateRow row) {
        out.clear();
        rows.write(out, row);
        return out.toBytes();
    }

    /** @throws Unreadable when the body is not of its kind's shape */
    public StateRow decode(StateRow.Kind kind, byte[] body) {
        String type = types.get(kind);
        if (type == null) {
            throw new Unreadable(kind.name(), "no row of that kind in this release");
        }
        return rows.read(type, body);
    }
}
