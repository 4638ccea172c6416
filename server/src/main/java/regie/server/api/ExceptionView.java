package regie.server.api;

import java.time.Instant;
import java.util.Optional;
import regie.kernel.Text;

/** What was bent and not yet put right. */
public record ExceptionView(
        String id,
        String kind,
        String target,
        String owner,
        Instant since,
        Optional<Instant> until,
        Optional<String> reason,
        Text sentence) {}
