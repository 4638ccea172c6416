package regie.engine;

import java.time.Instant;
import regie.estate.plan.Window;

/** A window in instants: starts are allowed from {@code from} until just before {@code to}. */
public record Span(Instant from, Instant to, Window.AtEnd then) {}
