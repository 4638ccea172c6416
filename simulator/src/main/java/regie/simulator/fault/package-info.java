/** What goes wrong in a simulation, and when: drawn from the seed before it begins, so that it can be halved. */
@NullMarked
package regie.simulator.fault;

import org.jspecify.annotations.NullMarked;
