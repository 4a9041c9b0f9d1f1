/**
 * Areas that change: municipalities merge, are split, get other names and come to other Ämter. A
 * history is declared once; the tree of any day and the crosswalk between days are derived.
 *
 * <p>Entry types: {@link org.offenlage.ejb.area.AreaHistories} and {@link
 * org.offenlage.ejb.area.AreaTimeline}. Counting is left to {@code tabulation}, which sees only
 * what an indicator took from a history when it was defined.
 */
@NullMarked
package org.offenlage.ejb.area;

import org.jspecify.annotations.NullMarked;
