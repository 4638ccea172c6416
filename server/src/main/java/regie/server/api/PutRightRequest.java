package regie.server.api;

import java.util.Optional;

/** An exception is put right; how, in words. */
public record PutRightRequest(Optional<String> reason) {}
