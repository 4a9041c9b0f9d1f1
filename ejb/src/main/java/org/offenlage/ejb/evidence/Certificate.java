package org.offenlage.ejb.evidence;

/**
 * What the office states and signs about how a publication came about.
 *
 * @param publicationId such as {@code birth-rate@1}
 * @param statement canonical JSON, exactly as it was signed
 * @param signature Ed25519 signature over its UTF-8 bytes, lower case hexadecimal
 * @param keyNumber which of the office's keys signed it
 * @param position the entry of the ledger that holds its hash
 */
public record Certificate(
    String publicationId, String statement, String signature, int keyNumber, long position) {}
