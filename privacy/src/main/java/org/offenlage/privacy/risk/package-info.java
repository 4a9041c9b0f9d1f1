/**
 * Safety rules, and the sensitive cells with their protection levels that follow from them.
 *
 * <p>Entry type: {@link org.offenlage.privacy.risk.SensitiveCells}. How the sensitive cells are
 * protected is left to {@code suppression} and the other mechanisms.
 */
@NullMarked
package org.offenlage.privacy.risk;

import org.jspecify.annotations.NullMarked;
