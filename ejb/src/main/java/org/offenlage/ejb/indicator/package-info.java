/**
 * Indicators as declarations: what is counted, over which datasets, by which dimensions. A new
 * indicator needs no code.
 *
 * <p>Entry types: {@link org.offenlage.ejb.indicator.Indicators} and {@link
 * org.offenlage.ejb.indicator.IndicatorDefinition}. Counting itself is left to {@code tabulation}.
 */
@NullMarked
package org.offenlage.ejb.indicator;

import org.jspecify.annotations.NullMarked;
