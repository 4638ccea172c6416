package regie.server.pages.model;

import java.util.List;

/** The plans that may be ordered. */
public record OrderPage(List<PlanLine> plans, String date) {

    public record PlanLine(String name, String code, String title, String kind, String application, int tasks, String href) {}
}
