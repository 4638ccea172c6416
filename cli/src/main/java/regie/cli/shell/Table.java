package regie.cli.shell;

import java.util.ArrayList;
import java.util.List;
import regie.kernel.Text;

/**
 * Rows in columns that fit the terminal. Columns are as wide as their content; when that is too
 * much, the elastic column gives way and its words end in an ellipsis.
 */
public final class Table {

    private static final String GAP = "  ";
    private static final int ELASTIC_LEAST = 8;

    private final List<String> head = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Terminal terminal;
    private int elastic = -1;

    public Table(Terminal terminal) {
        this.terminal = terminal;
    }

    public Table column(Text title) {
        head.add(terminal.words(title));
        return this;
    }

    /** The one column that may be cut. */
    public Table elastic(Text title) {
        elastic = head.size();
        return column(title);
    }

    public Table row(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + head.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void print() {
        int[] widths = widths();
        terminal.line(line(head, widths));
        for (List<String> row : rows) {
            terminal.line(line(row, widths));
        }
    }

    private int[] widths() {
        int[] widths = new int[head.size()];
        int total = GAP.length() * (widths.length - 1);
        for (int column = 0; column < widths.length; column++) {
            widths[column] = head.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
            total += widths[column];
        }
        if (elastic >= 0 && total > terminal.width()) {
            widths[elastic] = Math.max(ELASTIC_LEAST, widths[elastic] - (total - terminal.width()));
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cut(cells.get(column), widths[column]);
            line.append(cell);
            if (column < widths.length - 1) {
                line.append(" ".repeat(widths[column] - cell.length())).append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, int width) {
        return cell.length() <= width ? cell : cell.substring(0, width - 1) + "…";
    }
}
