/** Better nights: the tasks of a day as jobs that share scarce things, solved by constraints, judged by the engine's forecast. */
@NullMarked
package regie.optimise;

import org.jspecify.annotations.NullMarked;
