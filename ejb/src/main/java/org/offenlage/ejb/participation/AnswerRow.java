package org.offenlage.ejb.participation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

@Entity
@Table(schema = "participation", name = "answer")
@IdClass(AnswerRow.Key.class)
@SuppressWarnings("NullAway.Init")
class AnswerRow {

  @Id
  @Column(name = "contribution_id")
  private UUID contributionId;

  @Id private int revision;
  private String body;

  @Column(name = "answered_at")
  private Instant answeredAt;

  protected AnswerRow() {}

  AnswerRow(UUID contributionId, int revision, Contribution.Answer answer) {
    this.contributionId = contributionId;
    this.revision = revision;
    this.body = answer.text();
    this.answeredAt = answer.answeredAt();
  }

  UUID contributionId() {
    return contributionId;
  }

  Contribution.Answer answer() {
    return new Contribution.Answer(body, answeredAt);
  }

  /** Key of an answer. */
  @SuppressWarnings("NullAway.Init")
  static class Key implements Serializable {

    private static final long serialVersionUID = 1;

    private UUID contributionId;
    private int revision;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && revision == that.revision
          && contributionId.equals(that.contributionId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(contributionId, revision);
    }
  }
}
