package org.offenlage.ejb.evidence;

import java.time.Instant;

/**
 * A public signing key of the office.
 *
 * @param number 1 for the first, then ascending
 * @param text as verifiers take it: name, identifier, Base64 of algorithm and key (C2SP
 *     signed-note)
 * @param hex its 32 bytes, lower case hexadecimal
 * @param fromSize the smallest checkpoint that it signs
 * @param succession signed note by which it took over; empty for the first
 * @param since when
 */
public record PublicKey(
    int number, String text, String hex, long fromSize, String succession, Instant since) {}
