package org.offenlage.ejb.microdata;

/**
 * Whom the records of a dataset describe, and who is therefore protected.
 *
 * @param column the identifier column that names the respondent
 * @param privacyUnit what one respondent is, e.g. {@code person} or {@code holder}; budgets are
 *     kept for each dataset, reference year and privacy unit
 * @param records how often a respondent may occur in one snapshot
 */
public record Respondent(String column, String privacyUnit, Records records) {

  /** How often a respondent may occur in one snapshot. */
  public enum Records {
    /** Once; a second record is an error. */
    ONE,
    /** Any number of times. */
    MANY
  }

  public Respondent {
    if (!privacyUnit.matches("[a-z][a-z-]{0,39}")) {
      throw new IllegalArgumentException(
          "a privacy unit is named in lower case letters and hyphens, e.g. person");
    }
  }
}
