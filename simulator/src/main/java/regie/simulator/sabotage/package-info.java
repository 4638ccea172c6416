/** The engine, the loop, the recovery and the agent broken on purpose: what the simulator must find. */
@NullMarked
package regie.simulator.sabotage;

import org.jspecify.annotations.NullMarked;
