package regie.server.pages.model;

import java.util.List;

/** One run in a list; {@code done} of {@code tasks} have ended. */
public record RunLine(
        String key, String href, Chip chip, String code, String title, String plan, String application, String date,
        int done, int tasks, List<Chip> counts, String started, String ended, String note) {}
