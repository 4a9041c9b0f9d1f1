/**
 * Indices: numbers that are worked out from published figures and from nothing else.
 *
 * <p>Entry type: {@link org.offenlage.ejb.analysis.IndexCalculation}. The package lies on the
 * public side of the wall, so it cannot see counts, records or keys: whatever it computes is
 * post-processing of what everybody knows and costs no privacy. What is counted, and how counts are
 * protected, is left to others.
 */
@NullMarked
package org.offenlage.ejb.analysis;

import org.jspecify.annotations.NullMarked;
