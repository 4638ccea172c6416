/**
 * What starts, ends and goes on by itself: the gates before a start in their fixed order, the start, the judgement of an
 * end, retries, steps before restarts, sub-plans, the end of a run.
 */
@NullMarked
package regie.engine.dispatch;

import org.jspecify.annotations.NullMarked;
