package org.offenlage.privacy.suppression;

/** Numbers that look random but depend on a node alone, to break ties without favouring a place. */
final class Scatter {

  private Scatter() {}

  /** A number from 0 to 2^24 − 1. Source: the finalizer of SplitMix64 (Steele et al. 2014). */
  static int of(int node) {
    long z = (node + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) ((z ^ (z >>> 31)) >>> 40);
  }

  /** A factor between 1 and 1.001. */
  static double factor(int node) {
    return 1 + 1e-3 * of(node) / (1 << 24);
  }
}
