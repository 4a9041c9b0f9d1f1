package org.offenlage.ejb.evidence;

import java.util.List;

/**
 * That an entry is among those that a checkpoint vouches for.
 *
 * @param entry the entry
 * @param leafHash hash of its leaf, lower case hexadecimal
 * @param path hashes from its sibling up to below the root, lower case hexadecimal
 * @param checkpoint what it leads to
 */
public record InclusionProof(
    PublicEntry entry, String leafHash, List<String> path, SignedCheckpoint checkpoint) {
  public InclusionProof {
    path = List.copyOf(path);
  }
}
