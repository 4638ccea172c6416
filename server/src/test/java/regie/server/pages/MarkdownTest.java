package regie.server.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void proseIsSetAndHeadingsGoBelowThoseOfThePage() {
        assertEquals("<h3>Écarts</h3>\n<p><strong>Jusqu’à trois</strong> : forcer OK.</p>\n",
                Markdown.html("# Écarts\n\n**Jusqu’à trois** : forcer OK."));
    }

    @Test
    void noMarkupOfTheSourceGetsThrough() {
        String html = Markdown.html(
                "<script>alert(1)</script> <img src=x onerror=y>\n\n[a](javascript:alert(1)) ![p](http://elsewhere/p.png)");
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<img src"), html);
        assertFalse(html.contains("javascript:"), html);
        assertFalse(html.contains("elsewhere"), html);
    }
}
