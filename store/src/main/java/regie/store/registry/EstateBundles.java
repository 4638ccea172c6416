package regie.store.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import regie.kernel.EstateVersion;
import regie.kernel.PlanName;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;

/** Whole estates by content hash, and the version in force for each plan of a stream. */
public final class EstateBundles {

    private static final String STREAM = "(SELECT id FROM stream WHERE estate = ? AND environment = ?)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public EstateBundles(Database database) {
        var source = database.dataSource();
        this.jdbc = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
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
        transaction.executeWithoutResult(status -> plans.forEach(plan -> jdbc.sql(
                        "INSERT INTO estate_version (stream, plan, version) VALUES (" + STREAM + ", ?, ?) "
                                + "ON CONFLICT (stream, plan) DO UPDATE SET version = excluded.version, since = clock_timestamp()")
                .params(stream.estate(), stream.environment(), plan.value(), version.value())
                .update()));
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
