package org.offenlage.ejb.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "review", name = "history")
@IdClass(HistoryRow.Key.class)
@SuppressWarnings("NullAway.Init")
class HistoryRow {

  @Id
  @Column(name = "preparation_id")
  private UUID preparationId;

  @Id private int step;

  @Enumerated(EnumType.STRING)
  private @Nullable Action action;

  @Enumerated(EnumType.STRING)
  private State state;

  private String actor;
  private Instant at;
  private String reason;

  protected HistoryRow() {}

  HistoryRow(UUID preparationId, int step, HistoryEntry entry) {
    this.preparationId = preparationId;
    this.step = step;
    this.action = entry.action().orElse(null);
    this.state = entry.state();
    this.actor = entry.actor();
    this.at = entry.at();
    this.reason = entry.reason();
  }

  HistoryEntry entry() {
    return new HistoryEntry(Optional.ofNullable(action), state, actor, at, reason);
  }

  /** Key of a step. */
  @SuppressWarnings("NullAway.Init")
  static class Key implements Serializable {

    private static final long serialVersionUID = 1;

    private UUID preparationId;
    private int step;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && step == that.step
          && preparationId.equals(that.preparationId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(preparationId, step);
    }
  }
}
