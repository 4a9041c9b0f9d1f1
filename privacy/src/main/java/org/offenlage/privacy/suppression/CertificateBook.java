package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** All certificates in force, by owner and by the nodes they use. */
final class CertificateBook {

  private final @Nullable List<Certificate>[] byOwner;
  private final @Nullable List<Certificate>[] byNode;

  @SuppressWarnings({"unchecked", "rawtypes"})
  CertificateBook(int nodeCount) {
    byOwner = (List<Certificate>[]) new List[nodeCount];
    byNode = (List<Certificate>[]) new List[nodeCount];
  }

  /** The certificates of a sensitive node. */
  List<Certificate> of(int owner) {
    List<Certificate> certificates = byOwner[owner];
    return certificates == null ? List.of() : certificates;
  }

  /** The certificates whose moves change a node. */
  List<Certificate> using(int node) {
    List<Certificate> certificates = byNode[node];
    return certificates == null ? List.of() : certificates;
  }

  /** The owners of certificates whose moves change a node. */
  SortedSet<Integer> ownersUsing(int node) {
    SortedSet<Integer> owners = new TreeSet<>();
    for (Certificate certificate : using(node)) {
      owners.add(certificate.owner());
    }
    return owners;
  }

  void add(Certificate certificate) {
    addTo(byOwner, certificate.owner(), certificate);
    certificate.forEachNode(node -> addTo(byNode, node, certificate));
  }

  void remove(Certificate certificate) {
    removeFrom(byOwner, certificate.owner(), certificate);
    certificate.forEachNode(node -> removeFrom(byNode, node, certificate));
  }

  /** Forgets certificates that use a node of which this does not hold. */
  void retainIf(IntPredicate condition) {
    List<Certificate> standing = new ArrayList<>();
    for (List<Certificate> certificates : byOwner) {
      if (certificates != null) {
        for (Certificate certificate : certificates) {
          boolean[] stands = {true};
          certificate.forEachNode(node -> stands[0] &= condition.test(node));
          if (stands[0]) {
            standing.add(certificate);
          }
        }
      }
    }
    replaceAll(standing);
  }

  /** Forgets all certificates and takes these. */
  void replaceAll(List<Certificate> certificates) {
    Arrays.fill(byOwner, null);
    Arrays.fill(byNode, null);
    certificates.forEach(this::add);
  }

  private static void addTo(
      @Nullable List<Certificate>[] lists, int index, Certificate certificate) {
    List<Certificate> list = lists[index];
    if (list == null) {
      list = new ArrayList<>(2);
      lists[index] = list;
    }
    list.add(certificate);
  }

  private static void removeFrom(
      @Nullable List<Certificate>[] lists, int index, Certificate certificate) {
    List<Certificate> list = lists[index];
    if (list != null) {
      for (int i = list.size() - 1; i >= 0; i--) {
        if (list.get(i) == certificate) {
          list.remove(i);
          return;
        }
      }
    }
    throw new IllegalStateException("a certificate is not in the book");
  }
}
