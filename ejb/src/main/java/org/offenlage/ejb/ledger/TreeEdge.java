package org.offenlage.ejb.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * The right edge of a Merkle tree, which is all that is needed to append to it: the roots of its
 * perfect subtrees, largest first.
 *
 * <p>Not thread-safe. An appended leaf and a root cost O(log size). Source: RFC 6962, section 2.1:
 * leaves are hashed behind a zero byte, inner nodes behind a one.
 */
final class TreeEdge {

  private static final HexFormat HEX = HexFormat.of();

  private final List<String> subtrees;
  private long size;

  /**
   * The place of a perfect subtree.
   *
   * @param level logarithm of the number of its leaves
   * @param place how many subtrees of this level lie before it
   */
  record Place(int level, long place) {}

  /** The root of a perfect subtree; the hash is lower case hexadecimal. */
  record Node(Place at, String hash) {}

  /** The edge of a tree of this size, given the roots at {@link #places}. */
  TreeEdge(long size, List<String> subtrees) {
    if (subtrees.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException("a tree of this size has another edge");
    }
    this.size = size;
    this.subtrees = new ArrayList<>(subtrees);
  }

  /** Where the perfect subtrees of a tree of this size lie, largest first. */
  static List<Place> places(long size) {
    List<Place> places = new ArrayList<>();
    long before = 0;
    for (int level = Long.SIZE - 2; level >= 0; level--) {
      long leaves = 1L << level;
      if ((size & leaves) != 0) {
        places.add(new Place(level, before >> level));
        before += leaves;
      }
    }
    return places;
  }

  long size() {
    return size;
  }

  /** Adds a leaf; tells the nodes that became complete with it, from the leaf upwards. */
  List<Node> append(String content) {
    List<Node> complete = new ArrayList<>();
    String hash = leafHash(content);
    complete.add(new Node(new Place(0, size), hash));
    int level = 0;
    while (((size >> level) & 1) == 1) {
      hash = nodeHash(subtrees.remove(subtrees.size() - 1), hash);
      level++;
      complete.add(new Node(new Place(level, size >> level), hash));
    }
    subtrees.add(hash);
    size++;
    return complete;
  }

  /** The root; 64 lower case hexadecimal digits. */
  String root() {
    if (subtrees.isEmpty()) {
      return hash(new byte[0]);
    }
    String root = subtrees.get(subtrees.size() - 1);
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      root = nodeHash(subtrees.get(i), root);
    }
    return root;
  }

  static String leafHash(String content) {
    return hash(new byte[] {0}, content.getBytes(StandardCharsets.UTF_8));
  }

  static String nodeHash(String left, String right) {
    return hash(new byte[] {1}, HEX.parseHex(left), HEX.parseHex(right));
  }

  private static String hash(byte[]... parts) {
    SHA256Digest digest = new SHA256Digest();
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return HEX.formatHex(hash);
  }
}
