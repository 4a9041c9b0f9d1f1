/**
 * The pages of the office: datasets, deliveries, indicators, release rules, publications, budgets
 * and the answers to citizens.
 *
 * <p>Entry type: {@link org.offenlage.web.office.Staff}, which says what a member of staff may see.
 * A page offers only what the caller may do; the EJBs refuse the rest anyway.
 */
@NullMarked
package org.offenlage.web.office;

import org.jspecify.annotations.NullMarked;
