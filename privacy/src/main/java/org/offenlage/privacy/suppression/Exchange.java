package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a pattern cheaper: publishes nodes that no certificate needs any more, and exchanges dear
 * nodes for cheaper ones.
 *
 * <p>To do without a node, every owner of a certificate that uses it must find others, be it
 * through what is suppressed or through further nodes that together cost less. Trials are made in
 * batches on a pattern that stands still and entered one after the other; a trial that another one
 * made obsolete is repeated.
 */
final class Exchange {

  private static final int LEAST_BATCH = 32;

  /**
   * Every batch begins with a new picture of the whole system: were their number to grow with the
   * system too, the time would grow with its square.
   */
  private static final int MOST_BATCHES = 512;

  /** Certificates of more nodes than this are not looked for anew: it takes too long. */
  private static final int MOST_NODES = 150;

  private final WorkingPattern pattern;
  private Terrain suppressed;
  private final Terrain open;
  private final double longest;
  private final Workers workers;
  private final ProgressListener progress;

  /** What doing without a node would mean for one owner. */
  private record Change(int owner, List<Certificate> dropped, List<Certificate> added) {}

  /**
   * How one could do without a node.
   *
   * @param added nodes to suppress in its place
   */
  private record Trial(List<Change> changes, Collection<Integer> added) {}

  Exchange(
      WorkingPattern pattern,
      Terrain suppressed,
      Terrain open,
      double longest,
      Workers workers,
      ProgressListener progress) {
    this.pattern = pattern;
    this.suppressed = suppressed;
    this.open = open;
    this.longest = longest;
    this.workers = workers;
    this.progress = progress;
  }

  /** Publishes what is redundant, the dearest first. */
  void publishRedundant() {
    run(dearestFirst(), 0, "publish again");
  }

  /** Exchanges nodes for others that cost less than this share of them. */
  void exchange(double share) {
    run(dearestFirst(), share, "exchange");
  }

  private List<Integer> dearestFirst() {
    List<Integer> nodes = pattern.secondaries();
    nodes.sort(
        Comparator.comparingDouble((Integer node) -> -pattern.cost(node))
            .thenComparing(node -> node));
    return nodes;
  }

  private void run(List<Integer> nodes, double share, String stage) {
    int size = Math.max(LEAST_BATCH, (nodes.size() + MOST_BATCHES - 1) / MOST_BATCHES);
    for (int from = 0; from < nodes.size(); from += size) {
      List<Integer> batch =
          nodes.subList(from, Math.min(nodes.size(), from + size)).stream()
              .filter(pattern::isSecondary)
              .toList();
      run(batch, share);
      progress.reached(stage, Math.min(1, (double) (from + size) / nodes.size()));
    }
  }

  private void run(List<Integer> nodes, double share) {
    suppressed = suppressed.renewed();
    List<@Nullable Trial> trials =
        workers.map(nodes, (search, node) -> tryWithout(search, node, share));
    Set<Integer> published = new HashSet<>();
    Set<Integer> changedOwners = new HashSet<>();
    for (int i = 0; i < nodes.size(); i++) {
      int node = nodes.get(i);
      Trial trial = trials.get(i);
      if (!pattern.isSecondary(node)) {
        continue;
      }
      if (trial != null && isStale(node, trial, published, changedOwners)) {
        trial = tryAgain(node, share, published);
      }
      if (trial != null) {
        enter(node, trial, published);
        trial.changes().forEach(change -> changedOwners.add(change.owner()));
      }
    }
  }

  private boolean isStale(
      int node, Trial trial, Set<Integer> published, Set<Integer> changedOwners) {
    if (changedOwners.isEmpty() && published.isEmpty()) {
      return false;
    }
    for (Certificate certificate : pattern.book.using(node)) {
      if (changedOwners.contains(certificate.owner())) {
        return true;
      }
    }
    for (Change change : trial.changes()) {
      if (changedOwners.contains(change.owner())) {
        return true;
      }
      for (Certificate certificate : change.added()) {
        for (int other : published) {
          if (certificate.uses(other)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void enter(int node, Trial trial, Set<Integer> published) {
    Set<Integer> perhapsFree = new LinkedHashSet<>();
    perhapsFree.add(node);
    for (Change change : trial.changes()) {
      for (Certificate certificate : change.dropped()) {
        pattern.book.remove(certificate);
        certificate.forEachNode(perhapsFree::add);
      }
      change.added().forEach(pattern::enter);
    }
    if (!pattern.book.using(node).isEmpty()) {
      throw new IllegalStateException("a node still in use was to be published");
    }
    for (int free : perhapsFree) {
      if (pattern.isSecondary(free) && pattern.book.using(free).isEmpty()) {
        pattern.system.publish(free);
        published.add(free);
      }
    }
  }

  /**
   * The same in spite of the nodes that were published after the picture of the system was made.
   */
  private @Nullable Trial tryAgain(int node, double share, Set<Integer> published) {
    NodeMarks marks = workers.own().marks();
    int before = marks.depth();
    published.forEach(each -> marks.set(each, NodeMarks.BANNED));
    try {
      return tryWithout(workers.own(), node, share);
    } finally {
      marks.revertTo(before);
    }
  }

  /** How to do without a node at less than a share of its cost, or nothing. */
  private @Nullable Trial tryWithout(CertificateSearch search, int node, double share) {
    if (share == 0 && Exposure.followsFrom(pattern, node)) {
      return null;
    }
    double budget = share * pattern.cost(node);
    NodeMarks marks = search.marks();
    int before = marks.depth();
    marks.set(node, NodeMarks.BANNED);
    Set<Integer> added = new LinkedHashSet<>();
    List<Change> changes = new ArrayList<>();
    try {
      for (int owner : ownersAtStake(node)) {
        Change change = replace(search, owner, node, budget);
        if (change == null) {
          return null;
        }
        changes.add(change);
        for (Certificate certificate : change.added()) {
          double[] spent = {0};
          certificate.forEachNode(
              used -> {
                if (!pattern.system.isSuppressed(used) && added.add(used)) {
                  marks.set(used, NodeMarks.SUPPRESSED);
                  spent[0] += pattern.cost(used);
                }
              });
          budget -= spent[0];
          if (budget < 0) {
            return null;
          }
        }
      }
      return new Trial(changes, added);
    } finally {
      marks.revertTo(before);
    }
  }

  /**
   * The owners who lose a certificate with this node, those first who are likely to find no other:
   * they stand in a row with it that has few suppressed nodes.
   */
  private List<Integer> ownersAtStake(int node) {
    SparseSystem system = pattern.system;
    Map<Integer, Integer> alternatives = new TreeMap<>();
    for (int owner : pattern.book.ownersUsing(node)) {
      alternatives.put(owner, Integer.MAX_VALUE);
    }
    for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
      int row = system.rowOfLink(link);
      int count = system.suppressedEnd(row) - system.rowStart(row);
      for (int place = system.rowStart(row); place < system.suppressedEnd(row); place++) {
        alternatives.computeIfPresent(
            system.nodeAt(place), (owner, fewest) -> Math.min(fewest, count));
      }
    }
    List<Integer> owners = new ArrayList<>(alternatives.keySet());
    owners.sort(
        Comparator.comparingInt((Integer owner) -> alternatives.getOrDefault(owner, 0))
            .thenComparing(owner -> owner));
    return owners;
  }

  private @Nullable Change replace(CertificateSearch search, int owner, int node, double budget) {
    List<Certificate> standing = pattern.book.of(owner);
    List<Certificate> certificates = new ArrayList<>(standing);
    certificates.removeIf(certificate -> certificate.uses(node));
    for (Certificate certificate : standing) {
      if (certificate.size() > MOST_NODES && certificate.uses(node)) {
        return null;
      }
    }
    if (pattern
        .complete(
            owner,
            certificates,
            (intruder, avoided) -> find(search, owner, intruder, avoided, budget))
        .isPresent()) {
      return null;
    }
    List<Certificate> dropped = new ArrayList<>(standing);
    dropped.removeAll(certificates);
    certificates.removeAll(standing);
    return new Change(owner, dropped, certificates);
  }

  private @Nullable Certificate find(
      CertificateSearch search, int owner, int intruder, int[] avoided, double budget) {
    Certificate known = search.fromKnown(owner, intruder, pattern.book.using(owner));
    if (known != null) {
      return known;
    }
    Certificate near = search.find(owner, intruder, avoided, suppressed, longest);
    if (near != null || budget <= 0) {
      return near;
    }
    return search.find(
        owner, intruder, avoided, open, budget + longest * open.suppressedPrice(owner));
  }
}
