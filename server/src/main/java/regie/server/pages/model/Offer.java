package regie.server.pages.model;

/**
 * A button: it leads to the page that previews the gesture, never to the gesture itself.
 *
 * @param main the one to reach for first
 * @param href where it leads
 */
public record Offer(String label, String href, boolean main) {}
