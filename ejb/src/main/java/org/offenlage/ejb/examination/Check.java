package org.offenlage.ejb.examination;

import java.util.List;

/**
 * One automatic check of a prepared publication.
 *
 * @param name stable name, lower case words joined by hyphens; key of translations
 * @param result how it ended
 * @param table which table was checked: {@code count}, {@code numerator}, {@code denominator} or
 *     {@code share}
 * @param figures numbers that belong to the result, in words for staff; never a respondent's data
 */
public record Check(String name, Result result, String table, List<String> figures) {

  /** How a check ended. Names are stored: none is ever renamed. */
  public enum Result {
    PASSED,
    /** Nothing forbids to publish, but whoever reviews should look. */
    NOTABLE,
    /** It must not be published so. */
    FAILED,
    /** Whether it passes could not be found out within bounds. */
    NOT_DECIDED
  }

  public Check {
    figures = List.copyOf(figures);
  }
}
