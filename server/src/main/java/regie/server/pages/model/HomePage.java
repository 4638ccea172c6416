package regie.server.pages.model;

import java.util.List;

/** What needs a person, what runs, what has ended, and the machines. */
public record HomePage(
        List<NeedCard> needs, List<Chip> totals, List<RunLine> live, List<RunLine> ended, List<HostLine> hosts,
        List<Offer> brakes, String endedNote) {

    public record HostLine(String key, String name, Chip chip, String note) {}
}
