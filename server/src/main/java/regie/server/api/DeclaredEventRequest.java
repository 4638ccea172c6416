package regie.server.api;

import java.util.Optional;

/** @param date a production date, or {@code none} for an event without a date; the date of today where it is not said */
public record DeclaredEventRequest(Optional<String> date, Optional<String> reason) {}
