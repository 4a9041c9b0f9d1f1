/**
 * Tables with true values. Their types refuse to print themselves, and none of them may be seen by
 * the public side.
 *
 * <p>Entry type: {@link org.offenlage.privacy.confidential.ConfidentialTable}. Which cells are
 * sensitive is left to {@code risk}.
 */
@NullMarked
package org.offenlage.privacy.confidential;

import org.jspecify.annotations.NullMarked;
