package regie.formats.imports;

import java.time.ZoneId;
import java.util.List;
import regie.kernel.Language;

/**
 * What an importer is asked.
 *
 * @param estate the name of the estate to be
 * @param zone of all times that say no zone of their own
 * @param language of the comments in the estate
 */
public record ImportRequest(List<SourceFile> files, String estate, ZoneId zone, Language language) {

    public ImportRequest {
        files = List.copyOf(files);
    }
}
