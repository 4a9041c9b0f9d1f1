/**
 * Plants records that nobody else could have, and looks for them wherever bytes come out.
 *
 * <p>Entry type: {@link org.offenlage.verification.canary.CanaryIT}.
 */
@NullMarked
package org.offenlage.verification.canary;

import org.jspecify.annotations.NullMarked;
