/**
 * Checks from outside what an office published about its own acts: the ledger as a Merkle tree (RFC
 * 6962), its checkpoints, the succession of its signing keys, and certificates of publications.
 *
 * <p>Entry types: {@link org.offenlage.privacy.ledger.LedgerFile} and {@link
 * org.offenlage.privacy.ledger.PublicationProof}. Shares no code with what writes them, so that one
 * mistake cannot hide in both. Fetching files and printing findings is left to the command line.
 */
@NullMarked
package org.offenlage.privacy.ledger;

import org.jspecify.annotations.NullMarked;
