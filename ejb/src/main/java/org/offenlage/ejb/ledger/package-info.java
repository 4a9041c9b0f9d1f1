/**
 * The record of every act of the office: appended, never changed, each entry chained to the one
 * before by its hash.
 *
 * <p>Entry type: {@link org.offenlage.ejb.ledger.Ledger}. The confidential part of an entry stands
 * beside the chain; the chain holds a salted hash that commits to it. What acts mean is left to
 * those who append them.
 */
@NullMarked
package org.offenlage.ejb.ledger;

import org.jspecify.annotations.NullMarked;
