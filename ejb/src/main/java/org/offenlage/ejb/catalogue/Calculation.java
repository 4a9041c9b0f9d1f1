package org.offenlage.ejb.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How figures are computed from the safe tables of a publication. */
public sealed interface Calculation {

  /** The figure is the count itself; one table. */
  record Count() implements Calculation {}

  /**
   * The figure is one count over another; two tables, numerator first.
   *
   * @param per the rate is given per so many of the denominator, at least 1
   */
  record Rate(int per) implements Calculation {
    public Rate {
      if (per < 1) {
        throw new IllegalArgumentException("a rate is per at least one");
      }
    }
  }

  /**
   * The figure is the part in percent of the whole; one table in which a further variable tells the
   * part from the rest, so that both are protected together.
   *
   * @param variable name of that variable
   * @param part its code for the part
   * @param whole its code for the whole
   */
  record Share(String variable, String part, String whole) implements Calculation {}

  /**
   * The figure is an index that was worked out from figures of other publications; one table, whose
   * cells hold it in thousandths.
   *
   * @param sources the publications, at least one
   */
  record FromPublished(List<Source> sources) implements Calculation {

    /** Digits after the point of an index. */
    public static final int FRACTION_DIGITS = 3;

    public FromPublished {
      sources = List.copyOf(sources);
      if (sources.isEmpty()) {
        throw new IllegalArgumentException("an index is computed from at least one publication");
      }
    }

    /**
     * An index as a cell holds it.
     *
     * @throws ArithmeticException where it does not fit
     */
    public static long thousandths(BigDecimal index, RoundingMode rounding) {
      return index.setScale(FRACTION_DIGITS, rounding).unscaledValue().longValueExact();
    }

    /** An index from what a cell holds. */
    static BigDecimal index(BigDecimal thousandths) {
      BigDecimal index = thousandths.movePointLeft(FRACTION_DIGITS).stripTrailingZeros();
      return index.scale() < 0 ? index.setScale(0) : index;
    }
  }

  /**
   * A publication that another is computed from; both are immutable.
   *
   * @param publicationId indicator and version, such as {@code birth-rate@3}
   * @param contentHash SHA-256 of its canonical content, lower case hexadecimal
   */
  record Source(String publicationId, String contentHash) {}
}
