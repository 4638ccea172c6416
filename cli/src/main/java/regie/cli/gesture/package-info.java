/** Commands that change something in a running control room: orders, gestures, brakes, capacities. */
@NullMarked
package regie.cli.gesture;

import org.jspecify.annotations.NullMarked;
