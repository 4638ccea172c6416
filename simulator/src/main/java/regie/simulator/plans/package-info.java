/** Random estates and plans, shaped like those of production: chains, fans, diamonds, and every rule that a task may carry. */
@NullMarked
package regie.simulator.plans;

import org.jspecify.annotations.NullMarked;
