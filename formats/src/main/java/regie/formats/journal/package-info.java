/**
 * The engine's events, commands and state rows as they are written down. What stands here is on
 * disk for years: a released form never changes, a new one gets a new version.
 */
@NullMarked
package regie.formats.journal;

import org.jspecify.annotations.NullMarked;
