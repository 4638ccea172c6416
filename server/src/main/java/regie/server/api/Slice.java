package regie.server.api;

import java.util.List;
import java.util.Optional;

/** One page of a list; {@code next} is the cursor of the page after it, absent on the last. */
public record Slice<T>(List<T> items, Optional<String> next) {}
