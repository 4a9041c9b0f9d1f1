package org.offenlage.ejb.indicator;

import java.util.List;
import java.util.function.UnaryOperator;
import org.offenlage.ejb.analysis.IndexFormula;

/** What an indicator measures. */
public sealed interface Measure {

  /** The counts it is made from: numerator before denominator; none for an index. */
  List<CountQuery> queries();

  /** The same, made from other counts. */
  Measure over(UnaryOperator<CountQuery> change);

  /** What is worked out for each of the {@link #queries}, in their order. */
  default List<Quantity> quantities() {
    return queries().stream().<Quantity>map(query -> new Quantity.Records()).toList();
  }

  /** How many records. */
  record Count(CountQuery records) implements Measure {
    @Override
    public Measure over(UnaryOperator<CountQuery> change) {
      return new Count(change.apply(records));
    }

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
    public Measure over(UnaryOperator<CountQuery> change) {
      return new Rate(change.apply(numerator), change.apply(denominator), per);
    }

    @Override
    public List<CountQuery> queries() {
      return List.of(numerator, denominator);
    }
  }

  /** A sum over records, such as wages paid. */
  record Sum(CountQuery records, Quantity.Total total) implements Measure {
    @Override
    public Measure over(UnaryOperator<CountQuery> change) {
      return new Sum(change.apply(records), total);
    }

    @Override
    public List<CountQuery> queries() {
      return List.of(records);
    }

    @Override
    public List<Quantity> quantities() {
      return List.of(total);
    }
  }

  /** A sum over records by their number, such as the mean wage. */
  record Mean(CountQuery records, Quantity.Total total) implements Measure {
    @Override
    public Measure over(UnaryOperator<CountQuery> change) {
      return new Mean(change.apply(records), total);
    }

    @Override
    public List<CountQuery> queries() {
      return List.of(records, records);
    }

    @Override
    public List<Quantity> quantities() {
      return List.of(total, new Quantity.Records());
    }
  }

  /** How many different things records name, such as streets with a recipient. */
  record DistinctCount(CountQuery records, Quantity.Distinct things) implements Measure {
    @Override
    public Measure over(UnaryOperator<CountQuery> change) {
      return new DistinctCount(change.apply(records), things);
    }

    @Override
    public List<CountQuery> queries() {
      return List.of(records);
    }

    @Override
    public List<Quantity> quantities() {
      return List.of(things);
    }
  }

  /** A quantile of a column, such as the median wage. */
  record QuantileOf(CountQuery records, Quantity.Quantile quantile) implements Measure {
    @Override
    public Measure over(UnaryOperator<CountQuery> change) {
      return new QuantileOf(change.apply(records), quantile);
    }

    @Override
    public List<CountQuery> queries() {
      return List.of(records);
    }

    @Override
    public List<Quantity> quantities() {
      return List.of(quantile);
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
    public Measure over(UnaryOperator<CountQuery> change) {
      return new Share(change.apply(whole), part);
    }

    @Override
    public List<CountQuery> queries() {
      return List.of(whole);
    }
  }

  /** An index, worked out from published figures of other indicators; nothing is counted. */
  record Index(IndexFormula formula) implements Measure {
    @Override
    public Measure over(UnaryOperator<CountQuery> change) {
      return this;
    }

    @Override
    public List<CountQuery> queries() {
      return List.of();
    }
  }
}
