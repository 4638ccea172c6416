/**
 * The few calls of the C library that the JDK does not offer, through its foreign-function API:
 * starting a process in a session of its own with closed descriptors, reaping, signals, holes in
 * files. Linux with glibc 2.34 or later.
 */
@NullMarked
package regie.agent.posix;

import org.jspecify.annotations.NullMarked;
