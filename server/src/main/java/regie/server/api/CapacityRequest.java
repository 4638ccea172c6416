package regie.server.api;

import java.util.Optional;

/** Change the capacity of a resource from now on. */
public record CapacityRequest(int capacity, Optional<String> reason) {}
