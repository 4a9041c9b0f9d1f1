package org.offenlage.ejb.review;

import java.time.Instant;

/**
 * How many reviewers a release rule asks for, and who said so.
 *
 * @param number 1 or 2
 * @param reason why; stays in the office
 * @param saidBy login name of the data-protection officer
 * @param saidAt when
 */
public record ReviewersAsked(int number, String reason, String saidBy, Instant saidAt) {

  public ReviewersAsked {
    if (number != 1 && number != 2) {
      throw new IllegalArgumentException("a rule asks for one or two reviewers");
    }
  }
}
