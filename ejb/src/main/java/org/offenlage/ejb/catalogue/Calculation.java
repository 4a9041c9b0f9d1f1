package org.offenlage.ejb.catalogue;

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
}
