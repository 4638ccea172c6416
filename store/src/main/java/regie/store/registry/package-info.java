/** What servers share beside the journal: the files of estate versions, and the secret of the agents. */
@NullMarked
package regie.store.registry;

import org.jspecify.annotations.NullMarked;
