/** What the loops of agent and supervisor share: timers, outgoing queues, and the log. */
@NullMarked
package regie.agent.loop;

import org.jspecify.annotations.NullMarked;
