package regie.engine.gesture;

import regie.engine.EngineProblem;

/** A gesture, checked but not made. */
public sealed interface Deed {

    record Refused(EngineProblem problem) implements Deed {}

    /** May be made; {@code make} says the events. */
    record Possible(Runnable make) implements Deed {}

    Deed ALREADY_SO = new Possible(() -> {});

    static Deed refused(EngineProblem problem) {
        return new Refused(problem);
    }

    static Deed does(Runnable make) {
        return new Possible(make);
    }
}
