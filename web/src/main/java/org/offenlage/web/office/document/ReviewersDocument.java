package org.offenlage.web.office.document;

/**
 * How many reviewers a release rule asks for, as a document.
 *
 * @param reviewers how many
 * @param reason why
 */
public record ReviewersDocument(int reviewers, String reason) {

  /** Reads {@code {"reviewers": 2, "reason": "…"}}. */
  public static ReviewersDocument read(String text) throws MalformedDocument {
    Fields fields = Fields.parse(text);
    ReviewersDocument document =
        new ReviewersDocument(fields.whole("reviewers"), fields.text("reason"));
    fields.nothingElse();
    return document;
  }
}
