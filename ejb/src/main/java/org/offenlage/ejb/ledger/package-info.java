/**
 * The record of every act of the office: appended, never changed, each entry chained to the one
 * before by its hash, and a leaf of a Merkle tree that everybody may read.
 *
 * <p>Entry types: {@link org.offenlage.ejb.ledger.Ledger} and {@link
 * org.offenlage.ejb.ledger.SigningKeys}. The confidential part of an entry stands beside the chain;
 * the chain holds a salted hash that commits to it. What acts mean is left to those who append
 * them, reading the public tree to {@code evidence}.
 */
@NullMarked
package org.offenlage.ejb.ledger;

import org.jspecify.annotations.NullMarked;
