package regie.server.pages.model;

import java.util.List;

/**
 * One thing that waits for a person.
 *
 * @param key unique on the page, for patching in place
 * @param when the time that stands at its left, {@code whenNote} what that time is
 */
public record NeedCard(
        String key, String when, String whenNote, Chip chip, String code, String name, String where, String runHref,
        String why, String meta, List<Offer> offers) {}
