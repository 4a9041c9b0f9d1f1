/**
 * Who is calling, which roles there are, the installation's secret keys, and how an act that is not
 * done is answered.
 *
 * <p>Entry types: {@link org.offenlage.ejb.access.Caller} and {@link
 * org.offenlage.ejb.access.Outcome}. Shared by both sides of the wall, so nothing confidential
 * lives here. Who may do what is left to each activity.
 */
@NullMarked
package org.offenlage.ejb.access;

import org.jspecify.annotations.NullMarked;
