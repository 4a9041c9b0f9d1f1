package org.offenlage.ejb.participation;

import java.util.Optional;

/** What a text that citizens or planners send must be. */
final class Texts {

  private Texts() {}

  /** Why a text is not taken, if it is not. */
  static Optional<ParticipationRefusal> check(String field, String text, int most) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > most) {
      return Optional.of(new ParticipationRefusal.TextLength(field, most));
    }
    // PostgreSQL cannot hold NUL, and no reader wants the others; line breaks and tabs are fine.
    boolean control =
        stripped
            .codePoints()
            .anyMatch(
                c ->
                    (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                        || Character.getType(c) == Character.SURROGATE);
    return control
        ? Optional.of(new ParticipationRefusal.ControlCharacters(field))
        : Optional.empty();
  }
}
