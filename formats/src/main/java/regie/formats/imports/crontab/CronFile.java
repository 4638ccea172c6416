package regie.formats.imports.crontab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.SourceObject;

/**
 * One file that was read.
 *
 * @param header what its first comments say of the whole
 * @param owner the account whose crontab it is, when its path says so
 */
record CronFile(SourceObject source, String path, Kind kind, List<CronEntry> entries, List<String> header, Optional<String> owner) {

    enum Kind {
        /** The lines name no account. */
        ACCOUNT,
        /** The lines name an account, as in /etc/crontab and /etc/cron.d. */
        SYSTEM,
        ANACRON
    }

    private static final Pattern SPOOL = Pattern.compile("(?:^|/)(?:spool/cron|cron/crontabs|cron/tabs)/(?:crontabs/|tabs/)?([^/]+)$");
    private static final Pattern ENDING = Pattern.compile("(?i)\\.(user-crontab|crontab|cron|tab|txt)$");

    static String base(String path) {
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }

    /** The folder's name and the file's: what people would call it. */
    static String place(String path) {
        String[] parts = path.replace('\\', '/').split("/");
        return parts.length < 2 ? path : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    static boolean isOfSystem(String path) {
        String unix = path.replace('\\', '/');
        return unix.matches("(?:.*/)?[^/]*cron\\.d/[^/]+") || unix.endsWith("etc/crontab");
    }

    static Optional<String> owner(String path) {
        Matcher spool = SPOOL.matcher(path.replace('\\', '/'));
        return spool.find() && spool.group(1).matches("[A-Za-z_][A-Za-z0-9_.-]*") ? Optional.of(spool.group(1)) : Optional.empty();
    }

    /** What a package manager or an editor left behind in cron.d; cron reads no such file. */
    static boolean isLeftBehind(String path) {
        String name = base(path).toLowerCase(Locale.ROOT);
        return name.endsWith("~") || name.matches(".*\\.(dpkg-(old|new|dist|bak|tmp)|rpm(save|new|orig)|bak|orig|swp|disabled)");
    }

    String words() {
        String name = ENDING.matcher(base(path)).replaceFirst("");
        return path.replace('\\', '/').endsWith("etc/crontab") ? "etc-crontab" : name;
    }
}
