package org.offenlage.web.office.document;

import org.offenlage.privacy.dp.Rational;

/**
 * The allowance of a privacy budget as a document.
 *
 * @param dataset the dataset
 * @param privacyUnit as it stands in release rules
 * @param epsilonPerPeriod for every reference period
 * @param reason why so much
 */
public record AllowanceDocument(
    String dataset, String privacyUnit, Rational epsilonPerPeriod, String reason) {

  /** Reads an allowance. */
  public static AllowanceDocument read(String text) throws MalformedDocument {
    Fields fields = Fields.parse(text);
    AllowanceDocument allowance =
        new AllowanceDocument(
            fields.text("dataset"),
            fields.text("privacyUnit"),
            fields.rational("epsilonPerPeriod"),
            fields.text("reason"));
    fields.nothingElse();
    return allowance;
  }
}
