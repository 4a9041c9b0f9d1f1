package org.offenlage.privacy.attack;

/**
 * What an intruder concludes about a suppressed cell. Confidential where the cell is sensitive; the
 * text forms tell no value.
 */
public sealed interface Conclusion {

  /** No count below this one agrees with everything published. */
  long lower();

  /** No count above this one does; {@link Long#MAX_VALUE} where nothing bounds it. */
  long upper();

  /**
   * The cell is known: exactly one count agrees with everything published.
   *
   * @param value the count
   * @param means how it was found
   */
  record Found(long value, Means means) implements Conclusion {

    @Override
    public long lower() {
      return value;
    }

    @Override
    public long upper() {
      return value;
    }

    @Override
    public String toString() {
      return "Found by " + means;
    }
  }

  /** The cell lies between these, and nothing linear narrows it further. */
  record Between(long lower, long upper) implements Conclusion {

    @Override
    public String toString() {
      return "Between";
    }
  }

  /** The cell lies between these; whether more can be known was too costly to find out. */
  record NotDecided(long lower, long upper) implements Conclusion {

    @Override
    public String toString() {
      return "NotDecided";
    }
  }

  /** How a cell was found. */
  enum Means {
    /** The same cell stands in another table that was published. */
    OTHER_TABLE,
    /** It is a sum or difference of published cells. */
    DIFFERENCING,
    /** It follows from sums and from counts not being negative. */
    RECONSTRUCTION
  }
}
