package org.offenlage.ejb.analysis;

import java.util.List;

/** How an index follows from published figures. */
public sealed interface IndexFormula {

  /** The figures that it is computed from. */
  List<IndexPart> parts();

  /**
   * A figure in percent of what it was in a base period.
   *
   * @param of the figures
   * @param basePeriod code of the period that is 100, such as {@code 2019}
   */
  record AgainstBase(IndexPart of, String basePeriod) implements IndexFormula {
    @Override
    public List<IndexPart> parts() {
      return List.of(of);
    }
  }

  /**
   * A weighted mean of figures that were brought to one scale, such as an index of deprivation.
   *
   * <p>The scale of each part and period is that of the figures published for the smallest areas;
   * hidden ones do not count. It is a part of the definition: an interval says where the index
   * would lie on this scale with the true figures of the area.
   *
   * @param weighted 1 to 20 parts, each of another indicator
   * @param scale how parts are brought to one scale
   */
  record Composite(List<Weighted> weighted, Scale scale) implements IndexFormula {

    private static final int MOST_PARTS = 20;

    public Composite {
      weighted = List.copyOf(weighted);
      if (weighted.isEmpty() || weighted.size() > MOST_PARTS) {
        throw new IllegalArgumentException("a composite index has 1 to 20 parts");
      }
      if (weighted.stream().map(Weighted::part).distinct().count() != weighted.size()) {
        throw new IllegalArgumentException("a part of a composite index is named twice");
      }
    }

    @Override
    public List<IndexPart> parts() {
      return weighted.stream().map(Weighted::part).toList();
    }
  }

  /**
   * A part of a composite index.
   *
   * @param part its figures
   * @param weight 1 to 1,000; what counts are the proportions of weights
   * @param orientation whether a high figure makes the index high
   */
  record Weighted(IndexPart part, int weight, Orientation orientation) {

    private static final int LARGEST_WEIGHT = 1000;

    public Weighted {
      if (weight < 1 || weight > LARGEST_WEIGHT) {
        throw new IllegalArgumentException("a weight is a whole number from 1 to 1,000");
      }
    }
  }

  /** Which way a part of a composite index points. */
  enum Orientation {
    /** A high figure makes the index high. */
    SAME,
    /** A high figure makes the index low. */
    REVERSED
  }

  /** How figures are brought to one scale. */
  enum Scale {
    /** 0 for the smallest and 100 for the largest figure of the smallest areas. */
    MIN_MAX,
    /**
     * How many standard deviations of the smallest areas' figures lie between it and their mean.
     */
    Z_SCORE
  }
}
