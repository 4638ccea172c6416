package regie.server.api;

import java.util.List;
import java.util.Optional;

/** A task with its attempts, the latest first, what holds it and what its instruction says. */
public record TaskDetail(
        TaskView task,
        List<AttemptView> attempts,
        WhyView why,
        Optional<InstructionView> instruction,
        List<NoteView> notes,
        List<QuestionView> questions) {}
