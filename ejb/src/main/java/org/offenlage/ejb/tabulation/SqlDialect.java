package org.offenlage.ejb.tabulation;

import org.offenlage.ejb.microdata.ColumnType;

/** The words in which engines differ; all else of the statement is the same for each. */
enum SqlDialect {
  DUCKDB("record_key") {
    @Override
    String lowBits(String wide) {
      return "CAST(((" + wide + " + " + HALF + ") & " + ALL + ") - " + HALF + " AS BIGINT)";
    }
  },
  /** Sums of 64 bits overflow here, so keys are widened before they are added. */
  TRINO("CAST(record_key AS DECIMAL(38, 0))") {
    @Override
    String lowBits(String wide) {
      // Remainders of negative numbers are negative, hence one more turn.
      String half = "DECIMAL '" + HALF + "'";
      String whole = "DECIMAL '" + WHOLE + "'";
      String turned = "((" + wide + " + " + half + ") % " + whole + " + " + whole + ") % " + whole;
      return "CAST(" + turned + " - " + half + " AS BIGINT)";
    }
  };

  /** 2^63. */
  private static final String HALF = "9223372036854775808";

  /** 2^64. */
  private static final String WHOLE = "18446744073709551616";

  /** 2^64 - 1. */
  private static final String ALL = "18446744073709551615";

  private final String wideKey;

  SqlDialect(String wideKey) {
    this.wideKey = wideKey;
  }

  /** The low 64 bits of a sum of 128 bits or 38 digits, as an integer of 64 bits with a sign. */
  abstract String lowBits(String wide);

  /** The record key in a form whose sum does not overflow. */
  String wideKey() {
    return wideKey;
  }

  /** An expression over values of a column as text. */
  String text(String expression, ColumnType type) {
    return switch (this) {
      case DUCKDB -> "CAST(" + expression + " AS VARCHAR)";
      // Pseudonyms are binary there.
      case TRINO ->
          type instanceof ColumnType.Identifier
              ? "to_hex(" + expression + ")"
              : "CAST(" + expression + " AS VARCHAR)";
    };
  }
}
