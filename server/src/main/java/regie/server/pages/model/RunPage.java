package regie.server.pages.model;

import java.util.List;
import java.util.Optional;

/** A run with its tasks, and the one that is looked at. */
public record RunPage(
        String id, String title, String plan, String code, String date, Chip chip, String facts, List<Offer> offers,
        List<Chip> totals, List<TaskLine> tasks, Optional<TaskPanel> task, List<TaskPanel.Fact> variables, String more) {}
