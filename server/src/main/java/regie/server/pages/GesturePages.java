package regie.server.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.server.api.GestureAnswer;
import regie.server.api.GestureRequest;
import regie.server.api.HostView;
import regie.server.gateway.GestureForm;
import regie.server.pages.model.Chip;
import regie.server.pages.model.GesturePage;
import regie.server.pages.model.Words;

/** A gesture before it is made: no gesture acts on one click. */
final class GesturePages {

    private final Words words;

    GesturePages(Words words) {
        this.words = words;
    }

    /** @param extra what a manual task asks for, beyond the gesture's own fields */
    GesturePage page(
            GestureForm form, GestureRequest request, GestureAnswer preview, List<HostView> hosts, List<GesturePage.Ask> extra,
            boolean reasonRequired, String back, Optional<String> refusal) {
        List<GesturePage.Line> lines = preview.results().stream().map(this::line).toList();
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("gesture", form.name());
        hidden.put("back", back);
        request.match().ifPresent(match -> hidden.put("match", match));
        List<GesturePage.Ask> asks = new ArrayList<>(extra);
        for (GestureForm.Field field : form.fields()) {
            asks.add(ask(field, request.arguments().getOrDefault(field.name(), ""), hosts));
        }
        request.arguments().forEach((name, value) -> {
            if (asks.stream().noneMatch(ask -> ask.name().equals("arg." + name))) {
                hidden.put("arg." + name, value);
            }
        });
        boolean incomplete = asks.stream().anyMatch(GesturePage.Ask::required);
        boolean possible = preview.accepted() > 0 || incomplete && !preview.results().isEmpty();
        return new GesturePage(
                words.of("gesture." + form.name()), form.name(), incomplete ? yetToFill(lines) : lines, hidden, request.targets(),
                asks, reasonRequired, possible, refusal, back, words.of("gesture." + form.name()));
    }

    /** What is still to be filled in is not refused yet. */
    private List<GesturePage.Line> yetToFill(List<GesturePage.Line> lines) {
        return lines.stream().map(line -> new GesturePage.Line(line.target(), new Chip("wait", "◦", words.of("gesture.fill")),
                line.follows(), "")).toList();
    }

    private GesturePage.Line line(GestureAnswer.Result result) {
        Chip chip = result.accepted() ? new Chip("ok", "✓", words.of("gesture.can")) : new Chip("fail", "✕", words.of("gesture.cannot"));
        return new GesturePage.Line(result.target(), chip, result.follows().stream().map(words::of).toList(),
                result.problem().map(problem -> words.of(problem.sentence())).orElse(""));
    }

    private GesturePage.Ask ask(GestureForm.Field field, String value, List<HostView> hosts) {
        String label = words.of("ask." + field.name());
        String name = "arg." + field.name();
        return switch (field.kind()) {
            case TEXT, NEED -> new GesturePage.Ask(name, label, "text", field.required(), List.of(), value, "");
            case LONG_TEXT -> new GesturePage.Ask(name, label, "textarea", field.required(), List.of(), value, "");
            case INSTANT -> new GesturePage.Ask(name, label, "text", field.required(), List.of(), value, words.of("ask.instant"));
            case HOST -> new GesturePage.Ask(name, label, "select", field.required(), hosts.stream().map(HostView::name)
                    .toList(), value, "");
            case CHOICE -> new GesturePage.Ask(name, label, "select", field.required(), field.choices(), value,
                    words.of("ask.decision.hint"));
            case FLAG -> new GesturePage.Ask(name, label, "select", false, List.of("", "true"), value, "");
        };
    }
}
