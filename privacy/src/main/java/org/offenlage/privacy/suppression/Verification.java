package org.offenlage.privacy.suppression;

import java.util.List;
import java.util.Set;

/** Checks finished certificates once more in exact integers, whoever found them and how. */
final class Verification {

  private Verification() {}

  /** Checks every certificate in force; a failure is a bug. Cost O(size of the certificates). */
  static void check(WorkingPattern pattern, int[] sensitive, Set<Integer> unprotectable) {
    for (int node : sensitive) {
      if (unprotectable.contains(node)) {
        continue;
      }
      List<Certificate> certificates = pattern.book.of(node);
      if (!pattern.uncovered(node, certificates).isEmpty()) {
        throw new IllegalStateException("a sensitive cell lacks a certificate");
      }
      certificates.forEach(certificate -> check(pattern, certificate));
    }
  }

  private static void check(WorkingPattern pattern, Certificate certificate) {
    if (!ExactMoves.isBalanced(pattern.system, certificate.up())
        || !ExactMoves.isBalanced(pattern.system, certificate.down())) {
      throw new IllegalStateException("a certificate does not hold");
    }
    certificate.forEachNode(
        node -> {
          if (!pattern.system.isSuppressed(node)) {
            throw new IllegalStateException("a certificate uses a published cell");
          }
        });
  }
}
