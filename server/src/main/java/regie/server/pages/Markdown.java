package regie.server.pages;

import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The text of an instruction as HTML. Whatever HTML stands in the source is shown as text, and
 * links go nowhere but to ordinary addresses: the estate's authors are many.
 */
public final class Markdown {

    private static final int HEADING = 3;
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak(" ")
            .attributeProviderFactory(context -> Markdown::foreign).build();

    private Markdown() {}

    public static String html(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                // The page has its own first and second headings.
                heading.setLevel(Math.min(6, Math.max(HEADING, heading.getLevel() + HEADING - 1)));
                visitChildren(heading);
            }
        });
        return RENDERER.render(document);
    }

    private static void foreign(Node node, String tag, Map<String, String> attributes) {
        if (tag.equals("a")) {
            attributes.put("rel", "noopener noreferrer nofollow");
        }
        if (tag.equals("img")) {
            // Nothing is asked of other sites by looking at a page.
            attributes.remove("src");
        }
    }
}
