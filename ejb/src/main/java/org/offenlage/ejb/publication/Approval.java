package org.offenlage.ejb.publication;

import java.util.UUID;

/**
 * That somebody who did not prepare a publication allows exactly this content to become public.
 *
 * @param preparation what was decided about
 * @param contentHash SHA-256 of the content that was decided about, lower case hexadecimal
 * @param author login name of who prepared it
 * @param reviewer login name of the data-protection officer who found it safe
 * @param approver login name of the planner who allowed it
 */
public record Approval(
    UUID preparation, String contentHash, String author, String reviewer, String approver) {

  public Approval {
    if (author.equals(reviewer) || author.equals(approver)) {
      throw new IllegalArgumentException("nobody reviews or approves what they prepared");
    }
  }

  @Override
  public String toString() {
    return "approval of " + preparation;
  }
}
