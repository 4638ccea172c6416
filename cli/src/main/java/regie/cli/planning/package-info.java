/** What will start when: expressions by themselves, the plans of an estate, and what a change does to the coming days. */
@NullMarked
package regie.cli.planning;

import org.jspecify.annotations.NullMarked;
