package regie.engine.gesture;

import java.util.Optional;
import regie.engine.By;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.Gesture;
import regie.engine.Target;
import regie.engine.turn.Turn;

/** What people write down: who has it, what they did, what others should know for now. */
final class Notes {

    private static final int TEXT_MAX = 4000;

    private Notes() {}

    static Deed take(Turn turn, Target target, By by) {
        return Deed.does(() -> turn.emit(new EngineEvent.Taken(turn.now(), target, by)));
    }

    static Deed note(Turn turn, Target target, String text, By by) {
        return tooLong(text).map(Deed::refused)
                .orElseGet(() -> Deed.does(() -> turn.emit(new EngineEvent.NoteAdded(turn.now(), target, text, by))));
    }

    static Deed instruct(Turn turn, Target target, Gesture.Instruct it, By by) {
        Optional<EngineProblem> wrong = tooLong(it.text());
        if (wrong.isPresent()) {
            return Deed.refused(wrong.get());
        }
        if (!it.until().isAfter(turn.now())) {
            return Deed.refused(new EngineProblem.InThePast(it.until()));
        }
        return Deed.does(() -> turn.emit(new EngineEvent.InstructionGiven(
                turn.now(), turn.state().lastInstruction() + 1, target, it.text(), it.until(), by)));
    }

    private static Optional<EngineProblem> tooLong(String text) {
        return text.isBlank() || text.length() > TEXT_MAX
                ? Optional.of(new EngineProblem.OutOfBounds("text length", text.length(), 1, TEXT_MAX))
                : Optional.empty();
    }
}
