package regie.server.web;

import regie.kernel.Actor;

/**
 * Who asks, once let in.
 *
 * @param byCookie a browser's session; its changes must come from the console's own pages
 */
public record Caller(Actor actor, boolean byCookie) {

    static final String ATTRIBUTE = Caller.class.getName();
}
