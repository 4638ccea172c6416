/** The people of a simulation: operators who do anything to anything, and attendants who answer what they are asked. */
@NullMarked
package regie.simulator.people;

import org.jspecify.annotations.NullMarked;
