package org.offenlage.ejb.ledger;

import java.time.Instant;

/**
 * One entry of the ledger as everybody may see it.
 *
 * @param position 1 for the first, then ascending without a gap
 * @param at when it was appended, in whole microseconds
 * @param act what was done
 * @param subject what it was done to, e.g. {@code publication/birth-rate@1}
 * @param publicPart canonical JSON object
 * @param commitment SHA-256 of salt and confidential part, lower case hexadecimal
 * @param previousHash hash of the entry before; 64 zeros for the first
 * @param hash SHA-256 of this entry's canonical form, which holds all of the above
 */
public record LedgerEntry(
    long position,
    Instant at,
    LedgerAct act,
    String subject,
    String publicPart,
    String commitment,
    String previousHash,
    String hash) {}
