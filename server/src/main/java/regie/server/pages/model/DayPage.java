package regie.server.pages.model;

import java.util.List;

/** A production date: what was missed, what is left over, what starts when. */
public record DayPage(String title, List<Line> lines, String none, List<Offer> others) {

    /**
     * @param href of the run, empty where there is none yet
     * @param title what the plan is called
     * @param name the run, or the plan where no run is ordered
     * @param note its schedule, or where it comes from
     */
    public record Line(
            String key, String start, Chip chip, String href, String title, String code, String name, String note, List<Offer> offers) {}
}
