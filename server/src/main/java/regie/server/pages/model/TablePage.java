package regie.server.pages.model;

import java.util.List;

/** A plain list: exceptions, the journal. */
public record TablePage(String title, List<String> headings, List<Row> rows, String none, String next) {

    public record Row(String key, List<String> cells, List<Offer> offers) {}
}
