package regie.server.api;

/** Stop the server, its database and its agents; {@code kill} ends the running attempts too. */
public record StopRequest(boolean kill) {}
