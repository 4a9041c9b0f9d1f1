package org.offenlage.ejb.evidence;

import java.util.List;

/**
 * That a checkpoint continues an earlier one: nothing before it was changed or removed.
 *
 * @param earlier the earlier checkpoint
 * @param later the later one
 * @param path hashes after RFC 6962, lower case hexadecimal
 */
public record ConsistencyProof(
    SignedCheckpoint earlier, SignedCheckpoint later, List<String> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }
}
