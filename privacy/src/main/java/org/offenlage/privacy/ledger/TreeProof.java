package org.offenlage.privacy.ledger;

import java.util.List;

/**
 * Checks that a leaf is in a tree, and that a tree only grew.
 *
 * <p>Thread-safe. O(log n). Source: RFC 9162, sections 2.1.3.2 and 2.1.4.2, which check the proofs
 * of RFC 6962.
 */
public final class TreeProof {

  private TreeProof() {}

  /**
   * The root to which a leaf and its path lead.
   *
   * @param index place of the leaf, from 0
   * @param size leaves of the tree
   * @throws DamagedProof where the path is too short or too long, or there is no such leaf
   */
  public static Hash rootOfInclusion(Hash leaf, long index, long size, List<Hash> path) {
    if (index < 0 || index >= size) {
      throw new DamagedProof("the entry lies outside the tree");
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        throw new DamagedProof("the inclusion proof is too long");
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.ofNode(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hash.ofNode(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    if (last != 0) {
      throw new DamagedProof("the inclusion proof is too short");
    }
    return hash;
  }

  /**
   * Checks that the tree of a later checkpoint begins with all leaves of an earlier one.
   *
   * @throws DamagedProof where that does not follow
   */
  public static void requireConsistency(Checkpoint earlier, Checkpoint later, List<Hash> path) {
    if (earlier.size() > later.size()) {
      throw new DamagedProof("the earlier checkpoint has more entries than the later one");
    }
    if (earlier.size() == later.size()) {
      require(path.isEmpty() && earlier.root().equals(later.root()));
      return;
    }
    if (earlier.size() == 0) {
      require(path.isEmpty() && earlier.root().equals(Hash.ofNothing()));
      return;
    }
    boolean perfect = Long.bitCount(earlier.size()) == 1;
    require(perfect || !path.isEmpty());
    Hash first = perfect ? earlier.root() : path.get(0);
    long node = earlier.size() - 1;
    long last = later.size() - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    Hash old = first;
    Hash grown = first;
    for (Hash sibling : path.subList(perfect ? 0 : 1, path.size())) {
      require(last != 0);
      if ((node & 1) == 1 || node == last) {
        old = Hash.ofNode(sibling, old);
        grown = Hash.ofNode(sibling, grown);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        grown = Hash.ofNode(grown, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    require(last == 0 && old.equals(earlier.root()) && grown.equals(later.root()));
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new DamagedProof("the later checkpoint does not continue the earlier one");
    }
  }
}
