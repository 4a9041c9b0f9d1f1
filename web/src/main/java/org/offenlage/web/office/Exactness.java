package org.offenlage.web.office;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.protection.TrialCell;

/**
 * How exactly citizens would know a number: the classes of the maps of a trial, from the least to
 * the most exact. Stateless.
 */
enum Exactness {
  BEYOND_50,
  WITHIN_50,
  WITHIN_20,
  WITHIN_5,
  EXACT;

  /** In percent of the number, for each class but the first and the last. */
  private static final Map<Exactness, Long> MOST_PERCENT =
      Map.of(WITHIN_50, 50L, WITHIN_20, 20L, WITHIN_5, 5L);

  /**
   * The class of a cell; empty where nothing is shown, or where nothing is public that a margin
   * could be compared with.
   *
   * @param known what is public of the cell already
   */
  static Optional<Exactness> of(TrialCell cell, Optional<Long> known) {
    if (cell instanceof TrialCell.Exact) {
      return Optional.of(EXACT);
    }
    if (cell instanceof TrialCell.Changed changed) {
      return Optional.of(of(changed.greatestDeviation(), changed.count()));
    }
    if (cell instanceof TrialCell.Blurred blurred) {
      return known.map(value -> of(blurred.width(), value));
    }
    return Optional.empty();
  }

  private static Exactness of(long width, long value) {
    for (Exactness each : List.of(WITHIN_5, WITHIN_20, WITHIN_50)) {
      if (width * 100 <= Math.max(0, value) * MOST_PERCENT.getOrDefault(each, 0L)) {
        return each;
      }
    }
    return BEYOND_50;
  }
}
