package regie.server.api;

import java.time.Instant;
import java.util.List;

/**
 * A version that was put in force.
 *
 * @param source where it came from: a directory, a commit, another environment
 * @param plans those whose definition it brought, changed or took away
 */
public record VersionView(
        long number, String version, boolean inForce, Instant at, String actor, String reason, String source, List<String> plans) {}
