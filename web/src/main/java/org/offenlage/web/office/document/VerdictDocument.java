package org.offenlage.web.office.document;

import org.offenlage.ejb.protection.ReleaseRule;

/**
 * A decision on a release rule as a document.
 *
 * @param verdict what is decided
 * @param reason why
 */
public record VerdictDocument(ReleaseRule.Verdict verdict, String reason) {

  /** Reads a decision. */
  public static VerdictDocument read(String text) throws MalformedDocument {
    Fields fields = Fields.parse(text);
    VerdictDocument decision =
        new VerdictDocument(
            fields.constant("verdict", ReleaseRule.Verdict.class), fields.text("reason"));
    fields.nothingElse();
    return decision;
  }
}
