/**
 * The one door between the confidential and the public side: what was approved is signed, numbered
 * and written where the public side can read it.
 *
 * <p>Entry type: {@link org.offenlage.ejb.publication.PublicationDoor}. It takes content that is
 * made of safe tables only, and only together with an approval of exactly that content. Who
 * approves is left to {@code review}, reading to {@code catalogue}.
 */
@NullMarked
package org.offenlage.ejb.publication;

import org.jspecify.annotations.NullMarked;
