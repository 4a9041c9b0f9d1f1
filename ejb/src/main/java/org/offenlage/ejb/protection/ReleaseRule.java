package org.offenlage.ejb.protection;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of the terms under which tables may be published.
 *
 * @param draft what it says
 * @param version 1 for the first version of this rule, then ascending
 * @param author login name of who drafted it
 * @param draftedAt when
 * @param decision the data-protection officer's decision; empty while it is a draft
 */
public record ReleaseRule(
    RuleDraft draft, int version, String author, Instant draftedAt, Optional<Decision> decision) {

  /** The rule's identifier, the same for all versions. */
  public String id() {
    return draft.id();
  }

  /** What may be done with it, derived from the decision. */
  public State state() {
    if (decision.isEmpty()) {
      return State.DRAFT;
    }
    return switch (decision.get().verdict()) {
      case ACCEPTED -> State.DECIDED;
      case REJECTED -> State.REJECTED;
    };
  }

  /** Where a version of a rule stands. */
  public enum State {
    /** Nobody has decided yet; nothing can be prepared under it. */
    DRAFT,
    /** In force: publications can be prepared under it. */
    DECIDED,
    /** Turned down. */
    REJECTED
  }

  /** What was decided. */
  public enum Verdict {
    ACCEPTED,
    REJECTED
  }

  /**
   * A decision on a rule.
   *
   * @param verdict what was decided
   * @param reason why
   * @param decidedBy login name of the data-protection officer
   * @param decidedAt when
   */
  public record Decision(Verdict verdict, String reason, String decidedBy, Instant decidedAt) {}
}
