package regie.formats.imports;

import regie.kernel.Text;

/**
 * Reads the definitions of one other scheduler. An importer touches no disk and refuses nothing by
 * exception: a file that is truncated, foreign or hostile becomes rows of the report.
 */
public interface Importer {

    /** The word of the command line, such as {@code jil}. */
    String format();

    /** What that is, in a few words. */
    Text what();

    Imported read(ImportRequest request);
}
