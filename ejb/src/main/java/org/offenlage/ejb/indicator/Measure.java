package org.offenlage.ejb.indicator;

import java.util.List;

/** What an indicator measures. */
public sealed interface Measure {

  /** The counts it is made from: numerator before denominator. */
  List<CountQuery> queries();

  /** How many records. */
  record Count(CountQuery records) implements Measure {
    @Override
    public List<CountQuery> queries() {
      return List.of(records);
    }
  }

  /**
   * One count over another, e.g. births per 1,000 residents.
   *
   * @param per the rate is given per so many of the denominator
   */
  record Rate(CountQuery numerator, CountQuery denominator, int per) implements Measure {
    public Rate {
      if (per < 1) {
        throw new IllegalArgumentException("a rate is per at least one");
      }
    }

    @Override
    public List<CountQuery> queries() {
      return List.of(numerator, denominator);
    }
  }

  /**
   * The part of the records that meets a further condition, in percent.
   *
   * @param whole all records that count
   * @param part what the part has in common
   */
  record Share(CountQuery whole, Condition part) implements Measure {
    @Override
    public List<CountQuery> queries() {
      return List.of(whole);
    }
  }
}
