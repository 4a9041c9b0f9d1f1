package org.offenlage.ejb.tabulation;

/** The words in which engines differ; all else of the statement is the same for each. */
enum SqlDialect {
  DUCKDB("HUGEINT", "record_key"),
  /** Sums of 64 bits overflow here, so keys are widened before they are added. */
  TRINO("DECIMAL(38, 0)", "CAST(record_key AS DECIMAL(38, 0))");

  private final String wide;
  private final String wideKey;

  SqlDialect(String wide, String wideKey) {
    this.wide = wide;
    this.wideKey = wideKey;
  }

  /** A type that holds the sum of 10^18 integers of 64 bits. */
  String wide() {
    return wide;
  }

  /** The record key in a form whose sum has the {@link #wide} type. */
  String wideKey() {
    return wideKey;
  }
}
