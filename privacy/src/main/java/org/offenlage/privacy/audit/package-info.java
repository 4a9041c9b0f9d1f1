/**
 * The intruder's view of tables that are about to leave: feasibility intervals of sensitive cells,
 * computed without any code of the protectors.
 *
 * <p>Entry type: {@link org.offenlage.privacy.audit.DisclosureAudit}. What to do about a cell at
 * risk is left to {@code suppression}.
 */
@NullMarked
package org.offenlage.privacy.audit;

import org.jspecify.annotations.NullMarked;
