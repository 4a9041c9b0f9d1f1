package org.offenlage.privacy.ledger;

import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word by word: slow, and hence easily seen right. */
final class ReferenceTree {

  private ReferenceTree() {}

  static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.ofNothing();
    }
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int k = split(leaves.size());
    return Hash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  static List<Hash> path(int m, List<Hash> leaves) {
    List<Hash> path = new ArrayList<>();
    int n = leaves.size();
    if (n > 1) {
      int k = split(n);
      if (m < k) {
        path.addAll(path(m, leaves.subList(0, k)));
        path.add(root(leaves.subList(k, n)));
      } else {
        path.addAll(path(m - k, leaves.subList(k, n)));
        path.add(root(leaves.subList(0, k)));
      }
    }
    return path;
  }

  static List<Hash> proof(int m, List<Hash> leaves) {
    return subproof(m, leaves, true);
  }

  private static List<Hash> subproof(int m, List<Hash> leaves, boolean known) {
    List<Hash> proof = new ArrayList<>();
    int n = leaves.size();
    if (m == n) {
      if (!known) {
        proof.add(root(leaves));
      }
      return proof;
    }
    int k = split(n);
    if (m <= k) {
      proof.addAll(subproof(m, leaves.subList(0, k), known));
      proof.add(root(leaves.subList(k, n)));
    } else {
      proof.addAll(subproof(m - k, leaves.subList(k, n), false));
      proof.add(root(leaves.subList(0, k)));
    }
    return proof;
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }
}
