/**
 * From a prepared publication to a public one: who may move it from which state, and what each has
 * before them when they decide.
 *
 * <p>Entry type: {@link org.offenlage.ejb.review.Publications}. The state is the last entry of a
 * history that is only appended to; {@link org.offenlage.ejb.review.Move} is the one table of legal
 * moves. How tables are protected is left to {@code protection}, how they become public to {@code
 * publication}.
 */
@NullMarked
package org.offenlage.ejb.review;

import org.jspecify.annotations.NullMarked;
