/**
 * Keeps snapshots: Parquet parts, each encrypted under a key of the snapshot's own, which the
 * installation's master key wraps. Plain parts exist in a memory file system only, while they are
 * written or counted.
 *
 * <p>Entry type: {@link org.offenlage.ejb.microdata.vault.Vault}. Which snapshots are visible is
 * decided by the database, not here.
 */
@NullMarked
package org.offenlage.ejb.microdata.vault;

import org.jspecify.annotations.NullMarked;
