package regie.estate.finding;

/**
 * Where something stands in the estate directory. Lines and columns count from 1; a finding about a
 * file or the directory as a whole stands at 1:1.
 *
 * @param file path from the root of the estate, with {@code /}
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

    /** The beginning of a file. */
    public static Place startOf(String file) {
        return new Place(file, 1, 1);
    }

    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
