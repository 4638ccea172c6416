package regie.store.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import regie.kernel.EstateVersion;
import regie.kernel.PlanName;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;

/** Whole estates by content hash, and the version in force for each plan of a stream. */
public final class EstateBundles {

    private static final String STREAM = "(SELECT id FROM stream WHERE estate = ? AND environment = ?)";

    private final JdbcClient jdbc;

    public EstateBundles(Database database) {
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    /** Storing the same version twice changes nothing. */
    public void store(EstateVersion version, byte[] bundle) {
        jdbc.sql("INSERT INTO estate_bundle (version, bundle) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(version.value(), bundle)
                .update();
    }

    public Optional<byte[]> bundle(EstateVersion version) {
        return jdbc.sql("SELECT bundle FROM estate_bundle WHERE version = ?")
                .params(version.value())
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** From now on these plans are ordered from that version; the stream must exist. */
    public void putInForce(StreamId stream, List<PlanName> plans, EstateVersion version) {
        String names = plans.stream().map(PlanName::value).collect(java.util.stream.Collectors.joining(","));
        jdbc.sql("INSERT INTO estate_version (stream, plan, version) SELECT " + STREAM + ", unnest(string_to_array(?, ',')), ? "
                        + "ON CONFLICT (stream, plan) DO UPDATE SET version = excluded.version, since = clock_timestamp()")
                .params(stream.estate(), stream.environment(), names, version.value())
                .update();
    }

    /** Which version is in force for each plan. */
    public Map<PlanName, EstateVersion> inForce(StreamId stream) {
        Map<PlanName, EstateVersion> versions = new TreeMap<>(java.util.Comparator.comparing(PlanName::value));
        jdbc.sql("SELECT plan, version FROM estate_version WHERE stream = " + STREAM + " ORDER BY plan")
                .params(stream.estate(), stream.environment())
                .query(row -> {
                    versions.put(new PlanName(row.getString(1)), new EstateVersion(row.getString(2)));
                });
        return versions;
    }
}
