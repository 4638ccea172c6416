package regie.engine.forecast.compiled;

import java.util.Arrays;

/** Makes room for more tasks. */
final class Growing {

    private Growing() {}

    static void grow(Night night, int room) {
        night.run = Arrays.copyOf(night.run, room);
        night.node = Arrays.copyOf(night.node, room);
        night.item = Arrays.copyOf(night.item, room);
        night.group = Arrays.copyOf(night.group, room);
        night.firstItem = Arrays.copyOf(night.firstItem, room);
        night.items = Arrays.copyOf(night.items, room);
        night.boost = Arrays.copyOf(night.boost, room);
        night.kind = Arrays.copyOf(night.kind, room);
        night.list = Arrays.copyOf(night.list, room);
        night.successorsAt = Arrays.copyOf(night.successorsAt, room);
        night.claimsAt = Arrays.copyOf(night.claimsAt, room);
        night.line = Arrays.copyOf(night.line, room);
        night.child = Arrays.copyOf(night.child, room);
        night.programs = Arrays.copyOf(night.programs, room);
        night.state = Arrays.copyOf(night.state, room);
        night.flags = Arrays.copyOf(night.flags, room);
        night.unmet = Arrays.copyOf(night.unmet, room);
        night.ready = Arrays.copyOf(night.ready, room);
        night.from = Arrays.copyOf(night.from, room);
        night.to = Arrays.copyOf(night.to, room);
        night.then = Arrays.copyOf(night.then, room);
        night.delay = Arrays.copyOf(night.delay, room);
        night.start = Arrays.copyOf(night.start, room);
        night.end = Arrays.copyOf(night.end, room);
        night.liveHost = Arrays.copyOf(night.liveHost, room);
        night.task = Arrays.copyOf(night.task, room);
        night.itemValue = Arrays.copyOf(night.itemValue, room);
        night.spread = Arrays.copyOf(night.spread, room);
    }
}
