package org.offenlage.ejb.evidence;

/**
 * What everybody may see of an entry of the ledger.
 *
 * @param position 1 for the first, then ascending without a gap
 * @param content canonical JSON; its UTF-8 bytes are the data of the leaf with index {@code
 *     position - 1}
 */
public record PublicEntry(long position, String content) {}
