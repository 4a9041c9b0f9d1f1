/**
 * All that may leave the confidential side: tables of cells that were published, suppressed,
 * perturbed or drowned in noise, with a statement of how.
 *
 * <p>Entry type: {@link org.offenlage.privacy.safe.SafeTable}. There is no way back from it to a
 * confidential table.
 */
@NullMarked
package org.offenlage.privacy.safe;

import org.jspecify.annotations.NullMarked;
