package regie.formats.imports.vtom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.SourceObject;
import regie.formats.imports.XmlElement;

/** An element with its account: an environment, an application, a job, a calendar … */
final class VtomObject {

    private final XmlElement element;
    private final SourceObject source;
    private final Map<String, SourceAttribute> attributes = new LinkedHashMap<>();
    private final @Nullable VtomObject holder;
    private @Nullable PlanDraft plan;
    private String task = "";

    VtomObject(XmlElement element, SourceObject source, @Nullable VtomObject holder) {
        this.element = element;
        this.source = source;
        this.holder = holder;
        element.attributes().forEach((key, value) ->
                attributes.put(key.toLowerCase(Locale.ROOT), source.attribute(element.line(), key, value)));
    }

    XmlElement element() {
        return element;
    }

    SourceObject source() {
        return source;
    }

    String name() {
        return source.name();
    }

    /** Where it stands: the application of a job, the environment of an application. */
    VtomObject holder() {
        if (holder == null) {
            throw new IllegalStateException(name() + " stands in nothing");
        }
        return holder;
    }

    boolean hasHolder() {
        return holder != null;
    }

    Optional<SourceAttribute> get(String... keys) {
        for (String key : keys) {
            SourceAttribute found = attributes.get(key.toLowerCase(Locale.ROOT));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    String text(String... keys) {
        return get(keys).map(SourceAttribute::value).map(String::strip).orElse("");
    }

    List<SourceAttribute> attributes() {
        return List.copyOf(attributes.values());
    }

    /** An attribute of an element below it, on its account. */
    SourceAttribute inner(XmlElement below, String name, String value) {
        return source.attribute(below.line(), name, value);
    }

    void stands(PlanDraft where, String as) {
        plan = where;
        task = as;
    }

    PlanDraft plan() {
        if (plan == null) {
            throw new IllegalStateException(name() + " has no plan");
        }
        return plan;
    }

    boolean isPlaced() {
        return plan != null;
    }

    String task() {
        return task;
    }
}
