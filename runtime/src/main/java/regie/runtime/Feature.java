package regie.runtime;

import java.util.function.Supplier;

/**
 * What a loop decides with.
 *
 * @param machine gives an empty one, each time this server takes over
 */
public record Feature<C, E, X>(Supplier<? extends Machine<C, E, X>> machine, EventCodec<E> events, CommandCodec<C> commands) {}
