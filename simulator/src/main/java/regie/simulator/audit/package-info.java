/**
 * The auditor: a model of its own of what may happen, drawn from what is declared, what is committed
 * and what really ran. It never asks the engine whether the engine is right.
 */
@NullMarked
package regie.simulator.audit;

import org.jspecify.annotations.NullMarked;
