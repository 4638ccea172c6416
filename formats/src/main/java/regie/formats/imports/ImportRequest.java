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
 * @param hints what the files do not say themselves
 */
public record ImportRequest(List<SourceFile> files, String estate, ZoneId zone, Language language, Hints hints) {

    /**
     * What a person knows about the files.
     *
     * @param host the machine that they come from; empty when that was not said
     * @param userColumn whether the lines of a crontab surely name an account, as those of /etc/crontab do
     */
    public record Hints(String host, boolean userColumn) {

        public static final Hints NONE = new Hints("", false);
    }

    public ImportRequest {
        files = List.copyOf(files);
    }

    public ImportRequest(List<SourceFile> files, String estate, ZoneId zone, Language language) {
        this(files, estate, zone, language, Hints.NONE);
    }
}
