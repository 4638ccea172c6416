package regie.server.web;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import regie.kernel.Language;
import regie.kernel.Problem;
import regie.server.pages.compiled.JterefusalGenerated;

/** A refusal for a person in front of a browser. */
final class RefusalPage {

    private RefusalPage() {}

    static String of(Language language, int status, Problem problem) {
        var out = new StringOutput();
        JterefusalGenerated.render(new OwaspHtmlTemplateOutput(out), null, language.tag(), status, problem.sentence().in(language));
        return out.toString();
    }
}
