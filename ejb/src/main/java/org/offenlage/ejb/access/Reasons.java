package org.offenlage.ejb.access;

/** What a reason that staff give for an act must be. */
public final class Reasons {

  private static final int LONGEST = 4000;

  private Reasons() {}

  /** Whether a reason says something, in at most 4,000 characters that can be stored. */
  public static boolean isGiven(String reason) {
    return !reason.isBlank() && isStorable(reason);
  }

  /** Whether a text, which may be empty, can be stored: short enough, no control characters. */
  public static boolean isStorable(String reason) {
    return reason.length() <= LONGEST
        && reason
            .codePoints()
            .noneMatch(
                c ->
                    (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                        || Character.getType(c) == Character.SURROGATE);
  }
}
