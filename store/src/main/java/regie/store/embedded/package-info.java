/**
 * PostgreSQL started and stopped with the server, in its data folder: unpacked from the class path, never
 * run as root, never twice on one folder, found again when the server was killed.
 */
@NullMarked
package regie.store.embedded;

import org.jspecify.annotations.NullMarked;
