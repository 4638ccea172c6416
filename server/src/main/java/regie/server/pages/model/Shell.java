package regie.server.pages.model;

import java.util.List;

/**
 * What stands on every page.
 *
 * @param theme {@code light}, {@code dark} or {@code auto}
 * @param colour of the environment's band, a known name
 * @param clock what the band says of time: the calendar's date, the production date, when it changes
 * @param loop how the scheduler fares
 * @param section the navigation's entry that is on
 * @param here the address of this page, to come back to after a switch
 * @param needs how many things wait for a person
 */
public record Shell(
        Words words, String theme, String density, String environment, String estate, String colour, Clock clock,
        Chip loop, List<String> warnings, String section, String here, int needs, String user) {

    /**
     * @param now local date and time
     * @param productionDate the date that is worked for
     * @param newDay when it changes
     * @param viewer the instant, from which the browser makes the viewer's own time
     * @param speed empty on the wall clock
     */
    public record Clock(String now, String productionDate, String newDay, String viewer, String speed) {}
}
