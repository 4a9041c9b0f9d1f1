package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Grows a pattern until every sensitive node has its certificates, then publishes again what none
 * of them needs.
 *
 * <p>Work is done in batches of fixed size on a system that stands still; results are entered one
 * after the other. Hence the outcome does not depend on the number of threads.
 */
final class PatternBuilder {

  private static final int CERTIFYING_BATCH = 1024;
  private static final int REPAIRING_BATCH = 16;
  private static final int PUBLISHING_BATCH = 32;

  /** Where there is more to publish, searches give up earlier. */
  private static final int MOST_WITH_PATIENCE = 5000;

  private static final int CERTIFYING_PIVOTS = 400;
  private static final int PUBLISHING_PIVOTS = 200;
  private static final int[] NOTHING = {};

  private final SparseSystem system;
  private final Demands demands;
  private final Demands lenient;
  private final Intruders intruders;
  private final double[] costs;
  private final CertificateBook book;
  private final Workers workers;
  private final ProgressListener progress;
  private final MoveSearch.Terrain certifying;
  private MoveSearch.Terrain publishing;
  private final MoveSearch.Terrain repairing;
  private final Set<Need> unattainable = new HashSet<>();
  private final SortedSet<Integer> unprotectable = new TreeSet<>();

  /** A certificate that is wanted: for this node, against this intruder. */
  record Need(int node, int intruder) {}

  /** What publishing a node would mean for one owner. */
  private record Change(int owner, List<Certificate> dropped, List<Certificate> added) {}

  PatternBuilder(
      SparseSystem system,
      Demands demands,
      Intruders intruders,
      boolean[] open,
      double[] costs,
      int threads,
      ProgressListener progress) {
    this.system = system;
    this.demands = demands;
    this.intruders = intruders;
    this.costs = costs;
    this.progress = progress;
    this.book = new CertificateBook(system.nodeCount);
    this.certifying = Terrains.suppressed(system, intruders, CERTIFYING_PIVOTS);
    this.publishing = Terrains.suppressed(system, intruders, PUBLISHING_PIVOTS);
    this.repairing = Terrains.open(system, intruders, open, costs);
    this.lenient = demands.lenient();
    this.workers =
        new Workers(threads, () -> new CertificateSearch(system, demands, intruders, costs));
  }

  /**
   * Suppresses what is needed beyond the nodes that are suppressed already.
   *
   * @param sensitive all sensitive nodes, ascending, which must be suppressed
   * @param fixed whether a suppressed node must stay so
   * @return the sensitive nodes that nothing can protect
   */
  SortedSet<Integer> build(int[] sensitive, boolean[] fixed) {
    try (workers) {
      List<Need> needs = new ArrayList<>();
      for (int node : sensitive) {
        needs.add(new Need(node, Intruders.PUBLIC));
      }
      unprotectable.addAll(satisfy(needs, "certify").stream().map(Need::node).toList());
      satisfyRespondents(sensitive);
      publishRedundant(fixed);
      verify(sensitive);
      return unprotectable;
    }
  }

  /** How many respondents' own knowledge nothing could protect some node against. */
  int unattainableCount() {
    return unattainable.size();
  }

  CertificateBook book() {
    return book;
  }

  private void satisfyRespondents(int[] sensitive) {
    List<Need> needs = new ArrayList<>();
    for (int node : sensitive) {
      Certificate certificate = book.of(node, Intruders.PUBLIC);
      if (certificate != null) {
        for (int respondent : intruders.seeingThrough(certificate)) {
          needs.add(new Need(node, respondent));
        }
      }
    }
    while (!needs.isEmpty()) {
      List<Need> failed = satisfy(needs, "respondents");
      unattainable.addAll(failed);
      needs = new ArrayList<>();
      for (Need need : failed) {
        for (int weaker : intruders.weaker(need.intruder(), need.node())) {
          needs.add(new Need(need.node(), weaker));
        }
      }
    }
  }

  /** Finds the certificates, suppressing more where there is none; returns needs that stay open. */
  private List<Need> satisfy(List<Need> needs, String stage) {
    List<Need> open = new ArrayList<>();
    for (int from = 0; from < needs.size(); from += CERTIFYING_BATCH) {
      List<Need> batch = needs.subList(from, Math.min(needs.size(), from + CERTIFYING_BATCH));
      List<@Nullable Certificate> found = workers.map(batch, this::certify);
      for (int i = 0; i < batch.size(); i++) {
        Certificate certificate = found.get(i);
        if (certificate == null) {
          open.add(batch.get(i));
        } else {
          book.add(certificate);
        }
      }
      progress.reached(stage, (double) (from + batch.size()) / needs.size());
    }
    return repair(spread(open), stage + ": repair");
  }

  private @Nullable Certificate certify(CertificateSearch search, Need need) {
    if (need.intruder() == Intruders.PUBLIC) {
      Certificate known = search.fromKnown(need.node(), book.using(need.node()), NOTHING);
      if (known != null) {
        return known;
      }
    }
    return search.find(need.node(), need.intruder(), NOTHING, certifying);
  }

  /** Puts needs far apart that are neighbours, so that a batch seldom repairs one place twice. */
  private static List<Need> spread(List<Need> needs) {
    int strides = (needs.size() + REPAIRING_BATCH - 1) / REPAIRING_BATCH;
    List<Need> order = new ArrayList<>(needs.size());
    for (int start = 0; start < strides; start++) {
      for (int i = start; i < needs.size(); i += strides) {
        order.add(needs.get(i));
      }
    }
    return order;
  }

  private List<Need> repair(List<Need> needs, String stage) {
    List<Need> failed = new ArrayList<>();
    for (int from = 0; from < needs.size(); from += REPAIRING_BATCH) {
      List<Need> batch = needs.subList(from, Math.min(needs.size(), from + REPAIRING_BATCH));
      List<@Nullable Certificate> found =
          workers.map(
              batch,
              (search, need) -> {
                Certificate certificate = certify(search, need);
                return certificate != null
                    ? certificate
                    : search.find(need.node(), need.intruder(), NOTHING, repairing);
              });
      for (int i = 0; i < batch.size(); i++) {
        Certificate certificate = found.get(i);
        if (certificate == null) {
          failed.add(batch.get(i));
        } else {
          certificate.forEachNode(system::suppress);
          book.add(certificate);
        }
      }
      progress.reached(stage, (double) (from + batch.size()) / needs.size());
    }
    return failed;
  }

  private void publishRedundant(boolean[] fixed) {
    List<Integer> candidates = candidates(fixed);
    publishing =
        Terrains.suppressed(
            system,
            intruders,
            candidates.size() <= MOST_WITH_PATIENCE ? PUBLISHING_PIVOTS : PUBLISHING_PIVOTS / 2);
    for (int from = 0; from < candidates.size(); from += PUBLISHING_BATCH) {
      publishSome(candidates.subList(from, Math.min(candidates.size(), from + PUBLISHING_BATCH)));
      progress.reached(
          "publish again", Math.min(1, (double) (from + PUBLISHING_BATCH) / candidates.size()));
    }
  }

  /** Suppressed nodes that need not be so, the dearest first. */
  private List<Integer> candidates(boolean[] fixed) {
    List<Integer> candidates = new ArrayList<>();
    for (int node = 0; node < system.nodeCount; node++) {
      if (system.isSuppressed(node) && !fixed[node]) {
        candidates.add(node);
      }
    }
    candidates.sort(
        Comparator.comparingDouble((Integer node) -> -costs[node]).thenComparing(node -> node));
    return candidates;
  }

  private void publishSome(List<Integer> nodes) {
    List<@Nullable List<Change>> changes = workers.map(nodes, this::tryToPublish);
    Set<Integer> published = new HashSet<>();
    Set<Integer> changedOwners = new HashSet<>();
    for (int i = 0; i < nodes.size(); i++) {
      int node = nodes.get(i);
      List<Change> change = changes.get(i);
      if (change != null && isStale(node, change, published, changedOwners)) {
        change = tryToPublish(workers.own(), node);
      }
      if (change != null) {
        enter(node, change);
        published.add(node);
        change.forEach(of -> changedOwners.add(of.owner()));
      }
    }
  }

  private boolean isStale(
      int node, List<Change> changes, Set<Integer> published, Set<Integer> changedOwners) {
    if (published.isEmpty()) {
      return false;
    }
    for (Certificate certificate : book.using(node)) {
      if (changedOwners.contains(certificate.owner())) {
        return true;
      }
    }
    for (Change change : changes) {
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

  private void enter(int node, List<Change> changes) {
    for (Change change : changes) {
      change.dropped().forEach(book::remove);
      change.added().forEach(book::add);
    }
    if (!book.using(node).isEmpty()) {
      throw new IllegalStateException("a node still in use was to be published");
    }
    system.publish(node);
  }

  /** The new certificates that would make a node redundant, or nothing where it is needed. */
  private @Nullable List<Change> tryToPublish(CertificateSearch search, int node) {
    if (Exposure.followsFrom(system, demands, node)) {
      return null;
    }
    List<Change> changes = new ArrayList<>();
    for (int owner : ownersAtStake(node)) {
      Change change = replace(search, owner, node);
      if (change == null) {
        return null;
      }
      changes.add(change);
    }
    return changes;
  }

  /**
   * The owners who lose a certificate with this node, those first who are likely to find no other:
   * they stand in a row with it that has few suppressed nodes.
   */
  private List<Integer> ownersAtStake(int node) {
    Map<Integer, Integer> alternatives = new TreeMap<>();
    for (int owner : book.ownersUsing(node)) {
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

  private @Nullable Change replace(CertificateSearch search, int owner, int node) {
    int[] without = {node};
    List<Certificate> kept = new ArrayList<>();
    List<Certificate> dropped = new ArrayList<>();
    for (Certificate certificate : book.of(owner)) {
      (certificate.uses(node) ? dropped : kept).add(certificate);
    }
    List<Certificate> added = new ArrayList<>();
    Certificate general = against(Intruders.PUBLIC, kept);
    if (general == null) {
      general = search.fromKnown(owner, book.using(owner), without);
      if (general == null) {
        general = search.find(owner, Intruders.PUBLIC, without, publishing);
      }
      if (general == null) {
        return null;
      }
      added.add(general);
    } else {
      kept.remove(general);
    }
    for (int intruder : needed(owner, general)) {
      Certificate standing = against(intruder, kept);
      if (standing != null) {
        kept.remove(standing);
        continue;
      }
      Certificate certificate = search.find(owner, intruder, without, publishing);
      if (certificate == null) {
        return null;
      }
      added.add(certificate);
    }
    dropped.addAll(kept);
    return new Change(owner, dropped, added);
  }

  /** The intruders who see through a certificate and against whom another is possible. */
  private List<Integer> needed(int owner, Certificate general) {
    List<Integer> needed = new ArrayList<>();
    for (int respondent : intruders.seeingThrough(general)) {
      addNeeded(owner, respondent, needed);
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

  private static @Nullable Certificate against(int intruder, List<Certificate> certificates) {
    for (Certificate certificate : certificates) {
      if (certificate.intruder() == intruder) {
        return certificate;
      }
    }
    return null;
  }

  /** Checks every certificate in force once more in exact integers; a failure is a bug. */
  private void verify(int[] sensitive) {
    for (int node : sensitive) {
      if (unprotectable.contains(node)) {
        continue;
      }
      Certificate general = book.of(node, Intruders.PUBLIC);
      if (general == null) {
        throw new IllegalStateException("a sensitive cell has no certificate");
      }
      verify(general);
      for (int intruder : needed(node, general)) {
        Certificate certificate = book.of(node, intruder);
        if (certificate == null) {
          throw new IllegalStateException("a sensitive cell lacks a certificate");
        }
        for (int known : intruders.knownNodes(intruder)) {
          if (certificate.uses(known)) {
            throw new IllegalStateException("an intruder sees through a certificate");
          }
        }
        verify(certificate);
      }
    }
  }

  private void verify(Certificate certificate) {
    Demands asked = intruders.isLenient(certificate.intruder()) ? lenient : demands;
    if (!asked.areMetBy(certificate.owner(), certificate.up(), certificate.down())
        || !ExactMoves.isBalanced(system, certificate.up())
        || !ExactMoves.isBalanced(system, certificate.down())) {
      throw new IllegalStateException("a certificate does not hold");
    }
    certificate.forEachNode(
        node -> {
          if (!system.isSuppressed(node)) {
            throw new IllegalStateException("a certificate uses a published cell");
          }
        });
  }
}
