package regie.runtime;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import regie.runtime.journal.Answer;
import regie.runtime.journal.CommandId;

/**
 * The commands with an id that this term has seen, so that one that comes twice, by two ways at once,
 * is decided once. What was answered before is in the inbox; only the newest are kept here.
 */
final class KnownCommands {

    static final int KEPT_MAX = 100_000;

    private final Map<CommandId, CompletableFuture<Answer>> answers = new LinkedHashMap<>();

    Optional<CompletableFuture<Answer>> find(CommandId id) {
        return Optional.ofNullable(answers.get(id));
    }

    void put(CommandId id, CompletableFuture<Answer> answer) {
        answers.put(id, answer);
        if (answers.size() > KEPT_MAX) {
            Iterator<CompletableFuture<Answer>> oldest = answers.values().iterator();
            if (oldest.next().isDone()) {
                oldest.remove();
            }
        }
    }
}
