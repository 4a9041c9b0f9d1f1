/**
 * What anybody can check the office by: the public side of the ledger with proofs, and the
 * certificates of publications.
 *
 * <p>Entry type: {@link org.offenlage.ejb.evidence.PublicLedger}. Reads with the database role of
 * the public side. Appending is left to {@code ledger}, checking to everybody, with {@code
 * privacy.ledger} for instance.
 */
@NullMarked
package org.offenlage.ejb.evidence;

import org.jspecify.annotations.NullMarked;
