/**
 * What a task can do. An action is a name, a schema, a validation and a command; a jar on the class
 * path adds one by naming its class as a service of {@link regie.actions.Action}.
 */
@NullMarked
package regie.actions;

import org.jspecify.annotations.NullMarked;
