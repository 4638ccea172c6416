package regie.server.links;

import java.util.Optional;

/** Where an agent's wish for the files of an estate version is met: the packed bundle ({@code REGIE-BUNDLE-1}) by its hash. */
@FunctionalInterface
public interface Bundles {
    Optional<byte[]> find(String hash);
}
