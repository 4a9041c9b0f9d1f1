/**
 * Counts records of snapshots into confidential tables with all their margins.
 *
 * <p>Entry type: {@link org.offenlage.ejb.tabulation.Tabulator}. Protection of the tables is left
 * to {@code protection}; nothing here may be seen by the public side.
 */
@NullMarked
package org.offenlage.ejb.tabulation;

import org.jspecify.annotations.NullMarked;
