package regie.server.api;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Variables of a plan for one production date; none takes them back. */
public record DateSetRequest(String plan, LocalDate date, Map<String, String> set, Optional<String> reason) {}
