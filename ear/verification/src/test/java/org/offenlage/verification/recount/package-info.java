/**
 * Counts published figures again from the delivered files, with nothing but the JDK: no class of
 * the product is used, so that no error of the product can hide here.
 *
 * <p>Entry type: {@link org.offenlage.verification.recount.BirthRateRecount}, which also runs by
 * itself.
 */
@NullMarked
package org.offenlage.verification.recount;

import org.jspecify.annotations.NullMarked;
