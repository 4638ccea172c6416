package regie.server.pages.model;

/** One task in the list of its run. */
public record TaskLine(
        String key, String href, Chip chip, String code, String name, String title, String marks, String host,
        String started, String took, String note, boolean selected) {}
