package org.offenlage.ejb.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * Makes proofs about a Merkle tree from the roots of its perfect subtrees.
 *
 * <p>A proof asks for O(log size) nodes. Source: RFC 6962, sections 2.1.1 and 2.1.2.
 */
final class TreeNodes {

  /** Where the nodes come from. */
  interface Source {
    /** The root of the perfect subtree of 2^level leaves that begins at leaf place · 2^level. */
    String hash(int level, long place);
  }

  private final Source source;

  TreeNodes(Source source) {
    this.source = source;
  }

  /**
   * The audit path of a leaf, from the leaf's sibling upwards.
   *
   * @param index place of the leaf, from 0
   * @param size leaves of the tree, more than {@code index}
   */
  List<String> inclusion(long index, long size) {
    List<String> path = new ArrayList<>();
    inclusion(index, 0, size, path);
    return path;
  }

  private void inclusion(long index, long from, long size, List<String> path) {
    if (size == 1) {
      return;
    }
    long left = left(size);
    if (index - from < left) {
      inclusion(index, from, left, path);
      path.add(root(from + left, size - left));
    } else {
      inclusion(index, from + left, size - left, path);
      path.add(root(from, left));
    }
  }

  /**
   * That a tree begins with all leaves of an earlier one.
   *
   * @param earlier leaves of the earlier tree, at least one
   * @param size leaves of the tree, at least as many
   */
  List<String> consistency(long earlier, long size) {
    List<String> path = new ArrayList<>();
    consistency(earlier, 0, size, Known.YES, path);
    return path;
  }

  /** Whether the root of the part is that of the earlier tree, which a verifier has. */
  private enum Known {
    YES,
    NO
  }

  private void consistency(long earlier, long from, long size, Known known, List<String> path) {
    if (earlier == size) {
      if (known == Known.NO) {
        path.add(root(from, size));
      }
      return;
    }
    long left = left(size);
    if (earlier <= left) {
      consistency(earlier, from, left, known, path);
      path.add(root(from + left, size - left));
    } else {
      consistency(earlier - left, from + left, size - left, Known.NO, path);
      path.add(root(from, left));
    }
  }

  /** The root over a part that begins where a perfect subtree of its size or larger would. */
  String root(long from, long size) {
    if (Long.bitCount(size) == 1) {
      int level = Long.numberOfTrailingZeros(size);
      return source.hash(level, from >> level);
    }
    long left = left(size);
    return nodeHash(root(from, left), root(from + left, size - left));
  }

  /** The largest power of two below a size of at least two. */
  private static long left(long size) {
    return Long.highestOneBit(size - 1);
  }

  static String leafHash(String content) {
    return hash(new byte[] {0}, content.getBytes(StandardCharsets.UTF_8));
  }

  private static String nodeHash(String left, String right) {
    HexFormat hex = HexFormat.of();
    return hash(new byte[] {1}, hex.parseHex(left), hex.parseHex(right));
  }

  private static String hash(byte[]... parts) {
    SHA256Digest digest = new SHA256Digest();
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return HexFormat.of().formatHex(hash);
  }
}
