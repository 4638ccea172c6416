package regie.server.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.Text;
import regie.server.api.BrakeRequest;
import regie.server.api.CommandAnswer;
import regie.server.api.GestureAnswer;
import regie.server.api.GestureRequest;
import regie.server.api.OrderRequest;
import regie.server.api.QuestionView;
import regie.server.gateway.Commands;
import regie.server.gateway.GestureForm;
import regie.server.pages.compiled.JtegestureGenerated;
import regie.server.pages.model.GesturePage;
import regie.server.pages.model.Shell;
import regie.server.pages.model.Words;
import regie.server.views.Reading;
import regie.server.web.Answer;
import regie.server.web.Request;
import regie.server.web.Route;
import regie.server.web.WebProblem;

/** Gestures, orders and brakes: first the page that shows what follows, then the deed. */
final class GestureRoutes {

    private final Reading reading;
    private final Commands commands;
    private final Shells shells;

    GestureRoutes(Reading reading, Commands commands, Shells shells) {
        this.reading = reading;
        this.commands = commands;
        this.shells = shells;
    }

    List<Route> routes() {
        return List.of(
                Route.page("GET", "/gesture", this::ask),
                Route.page("POST", "/gesture", this::act),
                Route.page("GET", "/order/{plan}", this::askOrder),
                Route.page("GET", "/brake", this::askBrake));
    }

    private Answer ask(Request request) {
        Optional<GestureForm> form = request.parameter("gesture").flatMap(GestureForm::of);
        if (form.isEmpty()) {
            return new Answer.Refused(404, new WebProblem.NoSuchAddress(request.address()));
        }
        return show(request, form.get(), Optional.empty());
    }

    private Answer act(Request request) {
        String gesture = request.parameter("gesture").orElse("");
        return switch (gesture) {
            case "order" -> order(request);
            case "pause", "resume" -> brake(request, gesture.equals("pause"));
            default -> GestureForm.of(gesture).map(form -> act(request, form))
                    .orElseGet(() -> new Answer.Refused(404, new WebProblem.NoSuchAddress(request.address())));
        };
    }

    private Answer act(Request request, GestureForm form) {
        GestureAnswer answer = commands.gesture(asked(request, form, false), request.actor(), request.commandId());
        Optional<String> refusal = answer.results().stream().flatMap(result -> result.problem().stream()).findFirst()
                .map(problem -> shells.words(request).of(problem.sentence()));
        return answer.accepted() == 0 && refusal.isPresent()
                ? show(request, form, refusal)
                : Answer.redirect(Links.back(request.parameter("back").orElse("/")));
    }

    private GestureRequest asked(Request request, GestureForm form, boolean preview) {
        return new GestureRequest(form.name(), request.parameters("target"), request.parameter("match"), Pages.arguments(request),
                request.parameter("reason"), preview, request.parameter("rate"));
    }

    private Answer show(Request request, GestureForm form, Optional<String> refusal) {
        GestureRequest asked = asked(request, form, true);
        GestureAnswer preview = commands.gesture(asked, request.actor(), request.commandId());
        String back = request.parameter("back").orElseGet(() -> backTo(asked.targets()));
        GesturePage page = new GesturePages(shells.words(request)).page(form, asked, preview, reading.hosts(), extra(form, asked, request),
                reading.estate().environment().reasonRequired(), Links.back(back), refusal);
        return page(request, page);
    }

    /** What a manual task asks for, and the variable to set, are fields of their own. */
    private List<GesturePage.Ask> extra(GestureForm form, GestureRequest asked, Request request) {
        Words words = shells.words(request);
        if (form.name().equals("set")) {
            return List.of(ask("set.name", words.of("ask.name"), asked), ask("set.value", words.of("ask.value"), asked));
        }
        if (!form.name().equals("answer") || asked.targets().isEmpty()) {
            return List.of();
        }
        int slash = asked.targets().getFirst().indexOf('/');
        String run = slash < 0 ? "" : asked.targets().getFirst().substring(0, slash);
        String task = asked.targets().getFirst().substring(slash + 1);
        List<GesturePage.Ask> asks = new ArrayList<>();
        reading.task(run, task).ifPresent(detail -> detail.questions().forEach(question -> asks.add(ask(words, question, asked))));
        return asks;
    }

    private static GesturePage.Ask ask(Words words, QuestionView question, GestureRequest asked) {
        boolean choice = question.type().equals("choice") || question.type().equals("boolean");
        List<String> choices = question.type().equals("boolean") ? List.of("true", "false") : question.choices();
        String input = choice ? "select" : question.type().equals("date") ? "date" : "text";
        String hint = question.type().equals("number") ? words.of("ask.number") : "";
        return new GesturePage.Ask("arg." + question.name(), words.of(question.label()), input, question.required(), choices,
                asked.arguments().getOrDefault(question.name(), ""), hint);
    }

    private static GesturePage.Ask ask(String name, String label, GestureRequest asked) {
        return new GesturePage.Ask("arg." + name, label, "text", true, List.of(), asked.arguments().getOrDefault(name, ""), "");
    }

    private static String backTo(List<String> targets) {
        if (targets.size() != 1) {
            return "/";
        }
        String target = targets.getFirst();
        int slash = target.indexOf('/');
        return slash < 0 ? Links.run(target) : Links.task(target.substring(0, slash), target.substring(slash + 1));
    }

    private Answer page(Request request, GesturePage page) {
        Shell shell = shells.shell(request, "home", page.back());
        return Answer.html(Pages.render(out -> JtegestureGenerated.render(out, null, shell, page, "/gesture")));
    }

    private Answer askOrder(Request request) {
        return orderPage(request, request.path("plan"), Optional.empty());
    }

    private Answer orderPage(Request request, String plan, Optional<String> refusal) {
        Words words = shells.words(request);
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("gesture", "order");
        hidden.put("plan", plan);
        List<GesturePage.Ask> asks = List.of(
                new GesturePage.Ask("date", words.of("ask.date"), "date", true, List.of(), reading.status().productionDate()
                        .toString(), ""),
                new GesturePage.Ask("hold", words.of("ask.hold"), "select", false, List.of("", "true"), "", ""));
        return page(request, new GesturePage(words.of("order.one", plan), "order", List.of(), hidden, List.of(), asks,
                reading.estate().environment().reasonRequired(), true, refusal, "/order", words.of("order.do")));
    }

    private Answer order(Request request) {
        String plan = request.parameter("plan").orElse("");
        Optional<LocalDate> date;
        try {
            date = request.parameter("date").map(LocalDate::parse);
        } catch (DateTimeParseException notOne) {
            return orderPage(request, plan, Optional.of(shells.words(request).of("ask.date.wrong")));
        }
        CommandAnswer answer = commands.order(new OrderRequest(plan, date, Map.of(), request.flag("hold"), request.flag("force"), false,
                request.parameter("reason")), request.actor(), request.commandId());
        if (answer.problem().isPresent()) {
            return orderPage(request, plan, Optional.of(shells.words(request).of(answer.problem().get().sentence())));
        }
        return Answer.redirect(answer.runs().isEmpty() ? "/" : Links.run(answer.runs().getFirst()));
    }

    private Answer askBrake(Request request) {
        return brakePage(request, request.flag("on"), Optional.empty());
    }

    private Answer brakePage(Request request, boolean on, Optional<String> refusal) {
        Words words = shells.words(request);
        return page(request, new GesturePage(words.of(on ? "brakes.pause" : "brakes.resume"), on ? "pause" : "resume", List.of(),
                Map.of("gesture", on ? "pause" : "resume"), List.of(), List.of(), reading.estate().environment().reasonRequired(), true,
                refusal, "/", words.of(on ? "brakes.pause.do" : "brakes.resume.do")));
    }

    private Answer brake(Request request, boolean on) {
        BrakeRequest asked = new BrakeRequest(true, Optional.empty(), Optional.empty(), Optional.empty(), request.parameter("reason"));
        CommandAnswer answer = on ? commands.pause(asked, request.actor(), request.commandId())
                : commands.resume(asked, request.actor(), request.commandId());
        Optional<Text> refusal = answer.problem().map(problem -> problem.sentence());
        return refusal.isPresent() ? brakePage(request, on, refusal.map(shells.words(request)::of)) : Answer.redirect("/");
    }
}
