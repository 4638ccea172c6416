package regie.actions;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The actions that this program knows, by name. */
public final class Actions {

    private final Map<String, Action> byName = new TreeMap<>();

    private Actions(Iterable<Action> actions) {
        for (Action action : actions) {
            byName.putIfAbsent(action.name(), action);
        }
    }

    /** All that stand on the class path. Of two with one name the first found counts. */
    public static Actions installed() {
        return new Actions(ServiceLoader.load(Action.class, Actions.class.getClassLoader()));
    }

    public Optional<Action> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** In the order of their names. */
    public Collection<Action> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
