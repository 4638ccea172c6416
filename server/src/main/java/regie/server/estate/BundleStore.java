package regie.server.estate;

import java.util.Optional;
import regie.kernel.EstateVersion;

/** Where packed bundles are kept by their version, for every server of the database. */
public interface BundleStore {

    /** Keeps it; one that is there already is the same, since its name is its content's hash. */
    void put(EstateVersion version, byte[] packed);

    Optional<byte[]> find(EstateVersion version);
}
