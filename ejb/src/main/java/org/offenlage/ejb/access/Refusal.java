package org.offenlage.ejb.access;

import java.util.Map;

/**
 * Why an act was not done, in a form that pages and the API can tell.
 *
 * <p>Each activity has a sealed family of these. A refusal never carries a respondent's data.
 */
public interface Refusal {

  /** What kind of refusal this is; decides the status of an HTTP response. */
  enum Kind {
    /** What was sent cannot be used: 422. */
    INVALID,
    /** What was named does not exist: 404. */
    NOT_FOUND,
    /** The state of things does not allow it: 409. */
    CONFLICT,
    /** The caller may not do this, though others may: 403. */
    FORBIDDEN,
    /** Too often or too much: 429. */
    LIMIT
  }

  /** What kind of refusal this is. */
  Kind kind();

  /** Stable name, lower case words joined by hyphens; key of translations and problem types. */
  String code();

  /** One English sentence for developers. */
  String detail();

  /** Values that a translated sentence may mention, by name. */
  default Map<String, String> parameters() {
    return Map.of();
  }
}
