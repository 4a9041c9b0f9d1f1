/**
 * Differential privacy for tables: what is measured, how much one respondent can change it, which
 * noise that needs, what it costs, and what may be said about the result.
 *
 * <p>Entry type: {@link org.offenlage.privacy.dp.MeasurementPlan}, which tells the privacy loss
 * before anything is drawn, draws once, and builds safe tables from values that were drawn earlier.
 * Everything a guarantee rests on is an integer or a {@link org.offenlage.privacy.dp.Rational}. The
 * budget itself, and that it is debited before the draw, is left to the caller; random bits and
 * samplers to {@code dp.sampling}.
 */
@NullMarked
package org.offenlage.privacy.dp;

import org.jspecify.annotations.NullMarked;
