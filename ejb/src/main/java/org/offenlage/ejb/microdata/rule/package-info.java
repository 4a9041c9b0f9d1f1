/**
 * Rules that hold between the columns of one record, such as {@code if status = 'married' then age
 * >= 16}.
 *
 * <p>Entry type: {@link org.offenlage.ejb.microdata.rule.Rule}. Reading values from files is left
 * to {@code intake}.
 */
@NullMarked
package org.offenlage.ejb.microdata.rule;

import org.jspecify.annotations.NullMarked;
