package regie.engine.gesture;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.List;
import regie.engine.AttemptResult;
import regie.engine.AttemptResult.How;
import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.Gesture;
import regie.engine.Verdict;
import regie.engine.dispatch.Failures;
import regie.engine.dispatch.Judge;
import regie.engine.state.Attempt;
import regie.engine.state.Flag;
import regie.estate.plan.Action;
import regie.kernel.AttemptId;
import regie.kernel.Value;

/** What people are asked: confirmations, approvals, manual tasks. */
final class Answers {

    private Answers() {}

    static Deed confirm(GestureOnTask on) {
        return unlessAsked(on).orElseGet(() ->
                Deed.does(() -> on.emit(new EngineEvent.TaskConfirmed(on.now(), on.id(), on.by()))));
    }

    static Deed reject(GestureOnTask on) {
        return unlessAsked(on).orElseGet(() ->
                Deed.does(() -> Failures.fail(on.turn(), on.task(), new Cause.Rejected(on.by().actor()))));
    }

    private static Optional<Deed> unlessAsked(GestureOnTask on) {
        boolean asked = on.task().pending() && !on.run().ended() && on.task().has(Flag.CONFIRM_ASKED) && !on.task().has(Flag.CONFIRMED);
        return asked ? Optional.empty() : Optional.of(on.refuse(new EngineProblem.NotAskingToConfirm(on.id())));
    }

    static Deed approve(GestureOnTask on, boolean yes) {
        if (!(on.task().definition().action() instanceof Action.Approve)) {
            return on.refuse(new EngineProblem.NotAnApproval(on.id()));
        }
        return unlessLive(on).orElseGet(() -> Deed.does(() -> end(on, yes, Map.of())));
    }

    static Deed answer(GestureOnTask on, Gesture.Answer answer) {
        if (!(on.task().definition().action() instanceof Action.Manual manual)) {
            return on.refuse(new EngineProblem.NotByHand(on.id()));
        }
        Optional<Deed> refusal = unlessLive(on);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Map<String, Value> answers = AsAsked.typed(manual.asks(), answer.answers());
        Optional<EngineProblem> wrong = answer.done() ? wrong(on, manual, answers) : Optional.empty();
        return wrong.map(on::refuse).orElseGet(() -> Deed.does(() -> end(on, answer.done(), answers)));
    }

    private static Optional<Deed> unlessLive(GestureOnTask on) {
        return on.task().state().live() ? Optional.empty()
                : Optional.of(on.refuse(new EngineProblem.TaskNotLive(on.id(), on.task().state(), on.gesture())));
    }

    private static void end(GestureOnTask on, boolean yes, Map<String, Value> answers) {
        Attempt attempt = on.task().attempt().orElseThrow();
        on.emit(new EngineEvent.PersonAnswered(on.now(), new AttemptId(on.id(), attempt.number()), yes, answers, on.by()));
        AttemptResult result = new AttemptResult(How.ANSWERED, OptionalInt.empty(), Optional.of(attempt.intendedAt()), on.now(),
                answers, Optional.empty(), List.of(), Optional.empty());
        Verdict verdict = yes ? new Verdict.Succeeded(false) : new Verdict.Failed(new Cause.Rejected(on.by().actor()));
        Judge.ended(on.turn(), on.task(), result, verdict);
    }

    private static Optional<EngineProblem> wrong(GestureOnTask on, Action.Manual manual, Map<String, Value> answers) {
        for (String name : answers.keySet()) {
            if (!manual.asks().containsKey(name)) {
                return Optional.of(new EngineProblem.AnswerUnknown(on.id(), name));
            }
        }
        for (Map.Entry<String, Action.Question> asked : manual.asks().entrySet()) {
            Value value = answers.getOrDefault(asked.getKey(), Value.NOTHING);
            if (value instanceof Value.Nothing) {
                if (asked.getValue().required()) {
                    return Optional.of(new EngineProblem.AnswerMissing(on.id(), asked.getKey()));
                }
            } else if (!fits(asked.getValue(), value)) {
                return Optional.of(new EngineProblem.AnswerOfWrongType(on.id(), asked.getKey(), expected(asked.getValue())));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Action.Question question, Value value) {
        return switch (question.type()) {
            case TEXT -> value instanceof Value.Words;
            case NUMBER -> value instanceof Value.Number;
            case BOOLEAN -> value instanceof Value.Flag;
            case DATE -> value instanceof Value.Day || value instanceof Value.Words words && isDate(words.text());
            case CHOICE -> question.choices().contains(value.asText());
        };
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException notADate) {
            return false;
        }
    }

    private static String expected(Action.Question question) {
        return question.type() == Action.AnswerType.CHOICE ? String.join(" | ", question.choices())
                : question.type().name().toLowerCase(java.util.Locale.ROOT);
    }
}
