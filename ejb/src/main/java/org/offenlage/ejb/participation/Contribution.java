package org.offenlage.ejb.participation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Something a citizen sent, and the office's answer where there is one. */
public sealed interface Contribution {

  /** Its identifier. */
  UUID id();

  /** When it was sent. */
  Instant sentAt();

  /** The office's answer. */
  Optional<Answer> answer();

  /** A remark on a published figure. */
  record Feedback(
      UUID id, Instant sentAt, FigureReference figure, String text, Optional<Answer> answer)
      implements Contribution {}

  /** A wish for an indicator that the report lacks. */
  record Proposal(UUID id, Instant sentAt, String title, String reason, Optional<Answer> answer)
      implements Contribution {}

  /**
   * What the office replied.
   *
   * @param text the reply
   * @param answeredAt when
   */
  record Answer(String text, Instant answeredAt) {}
}
