package org.offenlage.ejb.budget;

/**
 * Whose privacy a budget protects.
 *
 * @param datasetId the dataset
 * @param period code of the reference period
 * @param privacyUnit name of the privacy unit, e.g. {@code holder in one reference period}
 */
public record BudgetAccount(String datasetId, String period, String privacyUnit) {

  public BudgetAccount {
    if (datasetId.isBlank() || period.isBlank() || privacyUnit.isBlank()) {
      throw new IllegalArgumentException("a budget needs a dataset, a period and a privacy unit");
    }
  }
}
