package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.offenlage.privacy.suppression.WorkingPattern.Need;

/**
 * Gives every sensitive node its certificates, against the public and against respondents who see
 * through that one; suppresses more where there is none.
 */
final class Certification {

  private static final int CERTIFYING_BATCH = 128;
  private static final int REPAIRING_BATCH = 16;

  /** Rounds in which more is suppressed, or searched for longer, before single repairs. */
  static final int LOOSENINGS = 3;

  private static final double MUCH_LONGER = 500;
  private static final Terrain.Effort CERTIFYING = new Terrain.Effort(250, 4);
  private static final Terrain.Effort PATIENT = new Terrain.Effort(1000, 4);
  private static final Terrain.Effort REPAIRING = new Terrain.Effort(300, 4);
  private static final Terrain.Effort LAST_RESORT = new Terrain.Effort(1000, 10);

  /** A relocation costs ten times as much as a move: it is worth a longer search. */
  private static final Terrain.Effort BEFORE_RELOCATION = new Terrain.Effort(1500, 3);

  /** A refusal says that nothing can protect a cell: it has to be looked for long. */
  private static final Terrain.Effort BEFORE_REFUSAL = new Terrain.Effort(20_000, 40);

  private final WorkingPattern pattern;
  private final Loosening loosening;
  private final Workers workers;
  private final ProgressListener progress;
  private Terrain certifying;
  private double longest;
  private final Terrain repairing;
  private final Relocation relocation;
  private final Terrain lastResort;
  private final Terrain beforeRelocation;
  private final Terrain beforeRefusal;

  Certification(
      WorkingPattern pattern,
      Loosening loosening,
      Terrain suppressed,
      Terrain open,
      double longest,
      Workers workers,
      ProgressListener progress) {
    this.pattern = pattern;
    this.longest = longest;
    this.loosening = loosening;
    this.relocation = new Relocation(pattern);
    this.workers = workers;
    this.progress = progress;
    this.certifying = suppressed.with(CERTIFYING);
    this.repairing = open.with(REPAIRING);
    this.lastResort = open.with(LAST_RESORT);
    this.beforeRelocation = open.with(BEFORE_RELOCATION);
    this.beforeRefusal = open.compressed().with(BEFORE_REFUSAL);
  }

  /** Certificates for these nodes; returns the nodes that nothing can protect. */
  SortedSet<Integer> certify(int[] sensitive, int loosenings) {
    certifying = certifying.renewed();
    List<Integer> open = certifyThroughSuppressed(Arrays.stream(sensitive).boxed().toList());
    for (int round = 0; round < loosenings && !open.isEmpty(); round++) {
      if (round < 2) {
        int least = 3 + round;
        open.forEach(owner -> loosening.around(owner, least));
        certifying = certifying.renewed();
      } else {
        certifying = certifying.with(PATIENT);
        longest = MUCH_LONGER;
      }
      open = certifyThroughSuppressed(open);
    }
    SortedSet<Integer> failed = new TreeSet<>();
    while (!open.isEmpty()) {
      List<Integer> again = new ArrayList<>();
      for (Need need : repair(spread(open))) {
        if (need.intruder() == Intruders.PUBLIC) {
          failed.add(need.node());
        } else {
          pattern.setUnattainable(need);
          again.add(need.node());
        }
      }
      open = again;
    }
    return failed;
  }

  /** Certificates as far as there are any; returns the owners who lack one. */
  private List<Integer> certifyThroughSuppressed(List<Integer> owners) {
    List<Integer> open = new ArrayList<>();
    int done = 0;
    for (List<Integer> batch : batches(owners)) {
      enter(workers.map(batch, this::throughSuppressed)).forEach(need -> open.add(need.node()));
      done += batch.size();
      progress.reached("certify", (double) done / owners.size());
    }
    return open;
  }

  private static List<List<Integer>> batches(List<Integer> owners) {
    List<List<Integer>> batches = new ArrayList<>();
    for (int from = 0; from < owners.size(); from += CERTIFYING_BATCH) {
      batches.add(owners.subList(from, Math.min(owners.size(), from + CERTIFYING_BATCH)));
    }
    return batches;
  }

  /**
   * Certificates as far as there are any through suppressed nodes, and the reasons where there are
   * none: sets of open nodes of which one at least has to be suppressed.
   */
  List<int[]> obstacles(int[] sensitive) {
    certifying = certifying.renewed();
    List<Need> needs = new ArrayList<>();
    for (List<Integer> batch : batches(Arrays.stream(sensitive).boxed().toList())) {
      needs.addAll(enter(workers.map(batch, this::throughSuppressed)));
    }
    return workers
        .map(needs, (search, need) -> search.obstacles(need.node(), need.intruder(), repairing))
        .stream()
        .filter(nodes -> nodes.length > 0)
        .toList();
  }

  /** New certificates of an owner, and what is still missing. */
  private record Found(List<Certificate> certificates, Optional<Need> missing) {}

  private Found throughSuppressed(CertificateSearch search, int owner) {
    List<Certificate> standing = pattern.book.of(owner);
    List<Certificate> certificates = new ArrayList<>(standing);
    Optional<Need> missing =
        pattern.complete(
            owner,
            certificates,
            (intruder, avoided) -> {
              Certificate known = search.fromKnown(owner, intruder, pattern.book.using(owner));
              return known != null
                  ? known
                  : search.find(owner, intruder, avoided, certifying, longest);
            });
    certificates.removeAll(standing);
    return new Found(certificates, missing);
  }

  private Found throughAll(CertificateSearch search, int owner) {
    List<Certificate> standing = pattern.book.of(owner);
    List<Certificate> certificates = new ArrayList<>(standing);
    Optional<Need> missing =
        pattern.complete(
            owner,
            certificates,
            (intruder, avoided) -> {
              Certificate known = search.fromKnown(owner, intruder, pattern.book.using(owner));
              if (known != null) {
                return known;
              }
              for (Terrain terrain : List.of(repairing, lastResort, beforeRelocation)) {
                Certificate repair =
                    search.find(owner, intruder, avoided, terrain, Double.POSITIVE_INFINITY);
                if (repair != null) {
                  return repair;
                }
              }
              Certificate relocated = relocation.find(owner, intruder);
              return relocated != null || intruder != Intruders.PUBLIC
                  ? relocated
                  : search.find(owner, intruder, avoided, beforeRefusal, Double.POSITIVE_INFINITY);
            });
    certificates.removeAll(standing);
    return new Found(certificates, missing);
  }

  private List<Need> enter(List<Found> results) {
    List<Need> missing = new ArrayList<>();
    for (Found found : results) {
      found.certificates().forEach(pattern::enter);
      found.missing().ifPresent(missing::add);
    }
    return missing;
  }

  /** Puts owners far apart that are neighbours, so that a batch seldom repairs one place twice. */
  private static List<Integer> spread(List<Integer> owners) {
    int strides = (owners.size() + REPAIRING_BATCH - 1) / REPAIRING_BATCH;
    List<Integer> order = new ArrayList<>(owners.size());
    for (int start = 0; start < strides; start++) {
      for (int i = start; i < owners.size(); i += strides) {
        order.add(owners.get(i));
      }
    }
    return order;
  }

  private List<Need> repair(List<Integer> owners) {
    List<Need> failed = new ArrayList<>();
    for (int from = 0; from < owners.size(); from += REPAIRING_BATCH) {
      int to = Math.min(owners.size(), from + REPAIRING_BATCH);
      failed.addAll(enter(workers.map(owners.subList(from, to), this::throughAll)));
      progress.reached("repair", (double) to / owners.size());
    }
    return failed;
  }
}
