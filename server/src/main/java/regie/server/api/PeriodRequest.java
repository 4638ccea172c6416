package regie.server.api;

import java.time.LocalDate;
import java.util.Optional;

/** Closes a period and opens the next, or the one that {@code to} lies in. */
public record PeriodRequest(Optional<LocalDate> to, Optional<String> reason) {}
