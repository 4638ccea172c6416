package regie.store.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the embedded PostgreSQL is set. Durability is never traded: {@code fsync},
 * {@code synchronous_commit} and {@code full_page_writes} keep their defaults, which are on.
 */
final class PostgresSettings {

    private static final Map<String, String> SETTINGS = settings();

    private PostgresSettings() {}

    private static Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", "127.0.0.1");
        all.put("unix_socket_directories", "");
        all.put("max_connections", "60");
        all.put("password_encryption", "scram-sha-256");
        all.put("shared_buffers", "128MB");
        // One writer with large commits: room in the log buffers, and few checkpoints, since each makes
        // every page's next change write the whole page to the log.
        all.put("wal_buffers", "16MB");
        all.put("max_wal_size", "3GB");
        all.put("min_wal_size", "256MB");
        all.put("checkpoint_timeout", "15min");
        all.put("checkpoint_completion_target", "0.9");
        // Short statements, known plans: compiling them or running them in parallel only costs.
        all.put("jit", "off");
        all.put("max_parallel_workers_per_gather", "0");
        all.put("max_parallel_maintenance_workers", "1");
        all.put("io_method", "sync");
        all.put("max_wal_senders", "3");
        all.put("wal_level", "replica");
        all.put("max_replication_slots", "0");
        all.put("autovacuum_naptime", "20s");
        // After a crash one flush of the file system instead of one a file: back in a third of the time.
        all.put("recovery_init_sync_method", "syncfs");
        all.put("log_min_messages", "warning");
        all.put("log_timezone", "UTC");
        all.put("timezone", "UTC");
        all.put("tcp_keepalives_idle", "10");
        return all;
    }

    /** As options of the {@code postgres} program. */
    static List<String> options(int port) {
        List<String> options = new ArrayList<>();
        SETTINGS.forEach((name, value) -> {
            options.add("-c");
            options.add(name + "=" + value);
        });
        options.add("-c");
        options.add("port=" + port);
        return options;
    }
}
