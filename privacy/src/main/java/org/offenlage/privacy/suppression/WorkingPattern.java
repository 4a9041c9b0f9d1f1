package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that is being worked on: what is suppressed, and the certificates that need it.
 *
 * <p>Changed by one thread between batches; read by all within one.
 */
final class WorkingPattern {

  final SparseSystem system;
  final Demands demands;
  final Intruders intruders;
  final CertificateBook book;
  private final boolean[] fixed;
  private final double[] costs;
  private final Demands lenient;
  private final Set<Need> unattainable = new HashSet<>();

  /** A certificate that is wanted: for this node, against this intruder. */
  record Need(int node, int intruder) {}

  /**
   * A pattern without certificates.
   *
   * @param fixed whether a suppressed node must stay so
   * @param costs what suppressing a node costs
   */
  WorkingPattern(
      SparseSystem system, Demands demands, Intruders intruders, boolean[] fixed, double[] costs) {
    this.system = system;
    this.demands = demands;
    this.lenient = demands.lenient();
    this.intruders = intruders;
    this.book = new CertificateBook(system.nodeCount);
    this.fixed = fixed;
    this.costs = costs;
  }

  double cost(int node) {
    return costs[node];
  }

  /** Whether the node is suppressed without having to be. */
  boolean isSecondary(int node) {
    return system.isSuppressed(node) && !fixed[node];
  }

  /** All nodes that are suppressed without having to be, ascending. */
  List<Integer> secondaries() {
    List<Integer> secondaries = new ArrayList<>();
    for (int node = 0; node < system.nodeCount; node++) {
      if (isSecondary(node)) {
        secondaries.add(node);
      }
    }
    return secondaries;
  }

  /** What all suppressed nodes that need not be so cost together. */
  double loss() {
    double sum = 0;
    for (int node = 0; node < system.nodeCount; node++) {
      sum += isSecondary(node) ? costs[node] : 0;
    }
    return sum;
  }

  /** Suppresses these nodes beyond what must be, and no others; keeps certificates that stand. */
  void startFrom(BitSet nodes) {
    for (int node : secondaries()) {
      if (!nodes.get(node)) {
        system.publish(node);
      }
    }
    nodes.stream().forEach(system::suppress);
    book.retainIf(system::isSuppressed);
  }

  /** Enters a certificate and suppresses what it uses. */
  void enter(Certificate certificate) {
    certificate.forEachNode(system::suppress);
    book.add(certificate);
  }

  /** Nothing that could be suppressed gives this certificate. */
  void setUnattainable(Need need) {
    unattainable.add(need);
  }

  int unattainableCount() {
    return unattainable.size();
  }

  /** Whether a node needs a certificate against the respondent who is alone in another. */
  boolean mustBeHidden(int node, int from) {
    int respondent = intruders.respondent(from);
    return respondent != Intruders.PUBLIC
        && demands.isSensitive(node)
        && respondent != intruders.respondent(node)
        && !unattainable.contains(new Need(node, respondent));
  }

  /** Whether a certificate of an owner stands against an intruder. */
  boolean holds(Certificate certificate, int intruder) {
    Demands asked = intruders.isLenient(intruder) ? lenient : demands;
    return asked.areMetBy(certificate.owner(), certificate.up(), certificate.down())
        && !certificate.usesAny(intruders.knownNodes(intruder));
  }

  /** The first of an owner's certificates that stands against an intruder. */
  static @Nullable Certificate first(
      List<Certificate> certificates, Predicate<Certificate> condition) {
    for (Certificate certificate : certificates) {
      if (condition.test(certificate)) {
        return certificate;
      }
    }
    return null;
  }

  /**
   * Against whom an owner needs a certificate: the public, and those who see through that one, as
   * far as they can be stopped.
   */
  List<Integer> needed(int owner, List<Certificate> certificates) {
    List<Integer> needed = new ArrayList<>();
    needed.add(Intruders.PUBLIC);
    Certificate general = first(certificates, each -> holds(each, Intruders.PUBLIC));
    if (general != null) {
      for (int respondent : intruders.seeingThrough(general)) {
        addNeeded(owner, respondent, needed);
      }
    }
    return needed;
  }

  private void addNeeded(int owner, int intruder, List<Integer> needed) {
    if (!unattainable.contains(new Need(owner, intruder))) {
      needed.add(intruder);
      return;
    }
    for (int weaker : intruders.weaker(intruder, owner)) {
      addNeeded(owner, weaker, needed);
    }
  }

  /** Against whom the owner of some certificates is not protected yet. */
  List<Integer> uncovered(int owner, List<Certificate> certificates) {
    List<Integer> needed = needed(owner, certificates);
    needed.removeIf(
        intruder -> first(certificates, certificate -> holds(certificate, intruder)) != null);
    return needed;
  }

  /** Finds a certificate of an owner against one intruder, avoiding nodes others know. */
  @FunctionalInterface
  interface Finder {
    /** A certificate, or nothing where there is none. */
    @Nullable Certificate find(int intruder, int[] avoided);
  }

  /**
   * Adds certificates until the owner is protected, and removes what that makes superfluous.
   *
   * @return against whom the finder found nothing, or nothing if the owner is protected
   */
  Optional<Need> complete(int owner, List<Certificate> certificates, Finder finder) {
    for (List<Integer> missing = uncovered(owner, certificates);
        !missing.isEmpty();
        missing = uncovered(owner, certificates)) {
      int[] avoided =
          missing.stream()
              .flatMapToInt(each -> Arrays.stream(intruders.knownNodes(each)))
              .toArray();
      Certificate certificate = finder.find(missing.get(0), avoided);
      if (certificate == null) {
        return Optional.of(new Need(owner, missing.get(0)));
      }
      certificates.add(certificate);
    }
    for (int i = certificates.size() - 1; i > 0 && certificates.size() > 1; i--) {
      Certificate candidate = certificates.remove(i);
      if (!uncovered(owner, certificates).isEmpty()) {
        certificates.add(i, candidate);
      }
    }
    return Optional.empty();
  }
}
