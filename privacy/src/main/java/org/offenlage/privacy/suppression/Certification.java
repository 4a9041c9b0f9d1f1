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

  /** Longer moves through suppressed nodes are not looked for: a step costs about 1. */
  private static final double LONGEST = 60;

  /** Rounds in which more is suppressed, or searched for longer, before single repairs. */
  static final int LOOSENINGS = 3;

  private static final double MUCH_LONGER = 500;
  private static final Terrain.Effort CERTIFYING = new Terrain.Effort(250, 4);
  private static final Terrain.Effort PATIENT = new Terrain.Effort(1000, 4);
  private static final Terrain.Effort REPAIRING = new Terrain.Effort(300, 4);
  private static final Terrain.Effort LAST_RESORT = new Terrain.Effort(1000, 10);

  /** A refusal says that nothing can protect a cell: it has to be looked for long. */
  private static final Terrain.Effort BEFORE_REFUSAL = new Terrain.Effort(20_000, 40);

  private final WorkingPattern pattern;
  private final LineSeed seed;
  private final Workers workers;
  private final ProgressListener progress;
  private Terrain certifying;
  private double longest = LONGEST;
  private final Terrain repairing;
  private final Relocation relocation;
  private final Terrain lastResort;
  private final Terrain beforeRefusal;

  Certification(
      WorkingPattern pattern,
      LineSeed seed,
      Terrain suppressed,
      Terrain open,
      Workers workers,
      ProgressListener progress) {
    this.pattern = pattern;
    this.seed = seed;
    this.relocation = new Relocation(pattern);
    this.workers = workers;
    this.progress = progress;
    this.certifying = suppressed.with(CERTIFYING);
    this.repairing = open.with(REPAIRING);
    this.lastResort = open.with(LAST_RESORT);
    this.beforeRefusal = open.compressed().with(BEFORE_REFUSAL);
  }

  /** Certificates for these nodes; returns the nodes that nothing can protect. */
  SortedSet<Integer> certify(int[] sensitive, int loosenings) {
    List<Integer> open = certifyThroughSuppressed(Arrays.stream(sensitive).boxed().toList());
    for (int round = 0; round < loosenings && !open.isEmpty(); round++) {
      if (round < 2) {
        loosen(open, round);
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
    for (int from = 0; from < owners.size(); from += CERTIFYING_BATCH) {
      int to = Math.min(owners.size(), from + CERTIFYING_BATCH);
      enter(workers.map(owners.subList(from, to), this::throughSuppressed))
          .forEach(need -> open.add(need.node()));
      progress.reached("certify", (double) to / owners.size());
    }
    return open;
  }

  /** Suppresses more around owners whose moves would be too long, so that shorter ones exist. */
  private void loosen(List<Integer> owners, int round) {
    SparseSystem system = pattern.system;
    for (int owner : owners) {
      for (int link = system.linkStart(owner); link < system.linkEnd(owner); link++) {
        int row = system.rowOfLink(link);
        seed.loosen(row, 3 + round / 2);
        if (round > 0) {
          int end = system.suppressedEnd(row);
          for (int place = system.rowStart(row); place < end; place++) {
            int node = system.nodeAt(place);
            for (int next = system.linkStart(node); next < system.linkEnd(node); next++) {
              seed.loosen(system.rowOfLink(next), 3);
            }
          }
        }
      }
    }
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
              Certificate quick =
                  search.find(owner, intruder, avoided, repairing, Double.POSITIVE_INFINITY);
              Certificate slow =
                  quick != null
                      ? quick
                      : search.find(owner, intruder, avoided, lastResort, Double.POSITIVE_INFINITY);
              Certificate dear = slow != null ? slow : relocation.find(owner, intruder);
              return dear != null || intruder != Intruders.PUBLIC
                  ? dear
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
