/** The folder that an agent and its supervisor share: what lies where, who may read it, and for how long. */
@NullMarked
package regie.agent.files;

import org.jspecify.annotations.NullMarked;
