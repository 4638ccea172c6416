package regie.cli.shell;

import java.io.PrintStream;
import regie.kernel.Language;
import regie.kernel.Problem;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a command speaks: answers on {@code out}, everything else on {@code err}. With
 * {@code --json} the answer is one JSON document and nothing else stands on {@code out}.
 */
public final class Terminal {

    private final PrintStream out;
    private final PrintStream err;
    private final Language language;
    private final boolean json;
    private final boolean interactive;
    private final int width;

    /** @param interactive a person watches: progress and colours make sense */
    public Terminal(PrintStream out, PrintStream err, Language language, boolean json, boolean interactive, int width) {
        this.out = out;
        this.err = err;
        this.language = language;
        this.json = json;
        this.interactive = interactive;
        this.width = width;
    }

    Terminal withJson(boolean wanted) {
        return new Terminal(out, err, language, wanted, interactive && !wanted, width);
    }

    Terminal withLanguage(Language wanted) {
        return new Terminal(out, err, wanted, json, interactive, width);
    }

    public boolean json() {
        return json;
    }

    public boolean interactive() {
        return interactive;
    }

    public int width() {
        return width;
    }

    public Language language() {
        return language;
    }

    public PrintStream out() {
        return out;
    }

    public String words(Text text) {
        return text.in(language);
    }

    public void line(String words) {
        out.println(words);
    }

    public void say(Text text) {
        out.println(words(text));
    }

    /** The answer as JSON, whole. */
    public void answer(JsonNode document) {
        out.println(document.toPrettyString());
        out.flush();
    }

    /** A word beside the answer: what is being done, what to look at. Never in the way of a pipe. */
    public void aside(Text text) {
        err.println(words(text));
    }

    public void problem(Problem problem) {
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode();
            node.putObject("error").put("code", problem.code()).put("sentence", words(problem.sentence()));
            answer(node);
            return;
        }
        err.println("regie: " + words(problem.sentence()));
    }

    /** A progress line that overwrites itself; silent where nobody watches. */
    public void progress(Text text) {
        if (interactive) {
            String words = words(text);
            err.print("\r\u001b[K" + words.substring(0, Math.min(words.length(), width - 1)));
            err.flush();
        }
    }

    public void endProgress() {
        if (interactive) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
