package org.offenlage.web.office.document;

import java.util.Optional;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;

/**
 * The allowance of a privacy budget as a document.
 *
 * @param dataset the dataset
 * @param privacyUnit as it stands in release rules
 * @param perPeriod for every reference period; a field of ε or one of ρ
 * @param publicName what the public calls the dataset
 * @param reason why so much
 */
public record AllowanceDocument(
    String dataset,
    String privacyUnit,
    PrivacyLoss perPeriod,
    Optional<LocalizedText> publicName,
    String reason) {

  /** Reads an allowance. */
  public static AllowanceDocument read(String text) throws MalformedDocument {
    Fields fields = Fields.parse(text);
    AllowanceDocument allowance =
        new AllowanceDocument(
            fields.text("dataset"),
            fields.text("privacyUnit"),
            fields.has("rhoPerPeriod")
                ? loss(fields, Notion.RHO, "rhoPerPeriod")
                : loss(fields, Notion.EPSILON, "epsilonPerPeriod"),
            fields.optionalLocalized("publicName"),
            fields.text("reason"));
    fields.nothingElse();
    return allowance;
  }

  private static PrivacyLoss loss(Fields fields, Notion notion, String name)
      throws MalformedDocument {
    Rational amount = fields.rational(name);
    return fields.make(() -> notion.loss(amount));
  }
}
