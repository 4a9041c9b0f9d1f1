package org.offenlage.ejb.microdata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/** What a column may hold. */
public sealed interface ColumnType {

  /**
   * Names a person, household or firm directly. Never stored: a keyed pseudonym takes its place at
   * delivery. Equal identifiers of the same kind become equal pseudonyms in every dataset, so that
   * registers can be linked.
   *
   * @param kind what is named, e.g. {@code person} or {@code household}
   */
  record Identifier(String kind) implements ColumnType {
    public Identifier {
      if (!kind.matches("[a-z][a-z-]{0,39}")) {
        throw new IllegalArgumentException(
            "the kind of an identifier is named in lower case letters and hyphens, e.g. person");
      }
    }
  }

  /**
   * One of a list of codes.
   *
   * @param codes all that are allowed, distinct
   */
  record Code(List<String> codes) implements ColumnType {
    public Code {
      codes = List.copyOf(codes);
      if (codes.isEmpty()) {
        throw new IllegalArgumentException("a code list needs at least one code");
      }
      if (new HashSet<>(codes).size() != codes.size()) {
        throw new IllegalArgumentException("a code list names a code twice");
      }
    }
  }

  /**
   * An integer.
   *
   * @param range smallest and largest value allowed
   */
  record Whole(WholeRange range) implements ColumnType {}

  /**
   * A number with a fraction, kept in double precision.
   *
   * @param range smallest and largest value allowed
   */
  record Fraction(FractionRange range) implements ColumnType {}

  /**
   * A calendar date, written {@code 2023-12-31} or {@code 31.12.2023}.
   *
   * @param range earliest and latest date allowed
   */
  record Date(DateRange range) implements ColumnType {}

  /**
   * A calendar year of four digits.
   *
   * @param range earliest and latest year allowed
   */
  record Year(WholeRange range) implements ColumnType {}

  /**
   * Free text; never a dimension. Formulas of spreadsheets are refused.
   *
   * @param maximumLength most characters allowed
   */
  record Text(int maximumLength) implements ColumnType {
    public Text {
      if (maximumLength < 1 || maximumLength > 10_000) {
        throw new IllegalArgumentException("a text is at most 1 to 10,000 characters long");
      }
    }
  }

  /** Both ends inclusive. */
  record WholeRange(long least, long most) {
    public WholeRange {
      if (least > most) {
        throw new IllegalArgumentException("a range must not end before it begins");
      }
    }
  }

  /** Both ends inclusive. */
  record FractionRange(BigDecimal least, BigDecimal most) {
    public FractionRange {
      if (least.compareTo(most) > 0) {
        throw new IllegalArgumentException("a range must not end before it begins");
      }
    }
  }

  /** Both ends inclusive. */
  record DateRange(LocalDate earliest, LocalDate latest) {
    public DateRange {
      if (earliest.isAfter(latest)) {
        throw new IllegalArgumentException("a range must not end before it begins");
      }
    }
  }
}
