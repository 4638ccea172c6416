package regie.runtime.view;

import java.util.List;
import regie.runtime.Recorded;

/** What a follower makes of committed events. */
public interface Projection<E> {

    /** Its name, under which its position is kept. */
    String name();

    /** The format of what it writes; another one is rebuilt beside the old. */
    int format();

    /** The last event that it has taken in; 0 before the first. */
    long position();

    /** Takes in events in order and keeps its position, both or neither. */
    void apply(List<Recorded<E>> events);
}
