package org.offenlage.privacy.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Computes the root of a Merkle tree from its leaves, one after the other, with the memory of one
 * path.
 *
 * <p>Not thread-safe. O(1) amortised an appended leaf, O(log n) a root. Source: RFC 6962, section
 * 2.1; the stack holds the roots of the perfect subtrees, largest first.
 */
public final class TreeHash {

  private final List<Hash> perfect = new ArrayList<>();
  private long size;

  /**
   * A node whose subtree just became complete: its level, and its place among those of the level.
   */
  public record Node(int level, long place, Hash hash) {}

  /** How many leaves there are. */
  public long size() {
    return size;
  }

  /** Adds a leaf by its hash and tells which nodes are now complete, from the leaf upwards. */
  public List<Node> append(Hash leaf) {
    List<Node> complete = new ArrayList<>();
    complete.add(new Node(0, size, leaf));
    Hash hash = leaf;
    // Each one bit of the size is a perfect subtree; a leaf carries like a one added to the size.
    int level = 0;
    for (long carry = size; (carry & 1) == 1; carry >>= 1) {
      hash = Hash.ofNode(perfect.remove(perfect.size() - 1), hash);
      level++;
      complete.add(new Node(level, size >> level, hash));
    }
    perfect.add(hash);
    size++;
    return complete;
  }

  /** The root over all leaves so far. */
  public Hash root() {
    if (perfect.isEmpty()) {
      return Hash.ofNothing();
    }
    Hash root = perfect.get(perfect.size() - 1);
    for (int i = perfect.size() - 2; i >= 0; i--) {
      root = Hash.ofNode(perfect.get(i), root);
    }
    return root;
  }
}
