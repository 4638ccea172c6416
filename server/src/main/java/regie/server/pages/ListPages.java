package regie.server.pages;

import java.util.List;
import regie.server.api.JournalEntry;
import regie.server.api.Slice;
import regie.server.pages.compiled.JtetableBodyGenerated;
import regie.server.pages.compiled.JtetableGenerated;
import regie.server.pages.model.Offer;
import regie.server.pages.model.Shell;
import regie.server.pages.model.TablePage;
import regie.server.pages.model.Words;
import regie.server.views.JournalReading;
import regie.server.views.Reading;
import regie.server.web.Answer;
import regie.server.web.Request;
import regie.server.web.Route;

/** Plain lists: what was bent and not yet put right, and the journal. */
final class ListPages {

    private static final int PAGE = 100;

    private final Reading reading;
    private final Shells shells;
    private final JournalReading journal;

    ListPages(Reading reading, Shells shells, JournalReading journal) {
        this.reading = reading;
        this.shells = shells;
        this.journal = journal;
    }

    List<Route> routes() {
        return List.of(
                Route.page("GET", "/exceptions", this::exceptions),
                Route.page("GET", "/fragments/exceptions", this::exceptionsFragment),
                Route.page("GET", "/journal", this::journal));
    }

    private Answer exceptions(Request request) {
        Shell shell = shells.shell(request, "exceptions", "/exceptions");
        TablePage page = exceptionsPage(request);
        return Answer.html(Pages.render(out -> JtetableGenerated.render(out, null, shell, page, "/fragments/exceptions")));
    }

    private Answer exceptionsFragment(Request request) {
        Shell shell = shells.shell(request, "exceptions", "/exceptions");
        TablePage page = exceptionsPage(request);
        return Answer.html(Pages.fragment(shell, out -> JtetableBodyGenerated.render(out, null, shell, page)));
    }

    private TablePage exceptionsPage(Request request) {
        Words words = shells.words(request);
        Times times = shells.times(request);
        List<TablePage.Row> rows = reading.exceptions().stream().map(exception -> new TablePage.Row(
                Links.key("exception-", exception.id()),
                List.of(words.of(exception.sentence()), exception.target(), exception.owner(), times.at(exception.since()),
                        times.at(exception.until()), exception.reason().orElse("")),
                List.of(new Offer(words.of("exceptions.look"), target(exception.target()), false)))).toList();
        return new TablePage(words.of("exceptions.title"),
                List.of(words.of("exceptions.what"), words.of("exceptions.target"), words.of("exceptions.owner"),
                        words.of("exceptions.since"), words.of("exceptions.until"), words.of("exceptions.reason")),
                rows, words.of("exceptions.none"), "");
    }

    private static String target(String target) {
        int slash = target.indexOf('/');
        return slash < 0 ? Links.run(target) : Links.task(target.substring(0, slash), target.substring(slash + 1));
    }

    private Answer journal(Request request) {
        Words words = shells.words(request);
        Times times = shells.times(request);
        Slice<JournalEntry> slice = journal.before(request.position("before", 0), PAGE);
        List<TablePage.Row> rows = slice.items().stream().map(entry -> new TablePage.Row("seq-" + entry.seq(),
                List.of(Long.toString(entry.seq()), times.at(entry.at()), entry.type(), entry.actor(), entry.reason().orElse(""),
                        shortened(entry.body())),
                List.of())).toList();
        Shell shell = shells.shell(request, "journal", "/journal");
        TablePage page = new TablePage(words.of("nav.journal"),
                List.of("#", words.of("journal.at"), words.of("journal.event"), words.of("journal.actor"), words.of("exceptions.reason"),
                        words.of("journal.body")),
                rows, words.of("journal.none"), slice.next().map(before -> "/journal?before=" + before).orElse(""));
        return Answer.html(Pages.render(out -> JtetableGenerated.render(out, null, shell, page, "")));
    }

    private static String shortened(String body) {
        return body.length() <= 240 ? body : body.substring(0, 240) + "…";
    }
}
