package org.offenlage.ejb.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Refusal;

@Entity
@Table(schema = "review", name = "preparation_end")
@SuppressWarnings("NullAway.Init")
class PreparationEndRow {

  enum Ending {
    PREPARED,
    REFUSED,
    FAILED,
    CANCELLED
  }

  @Id
  @Column(name = "order_id")
  private UUID orderId;

  @Enumerated(EnumType.STRING)
  private Ending ending;

  @Column(name = "preparation_id")
  private @Nullable UUID preparationId;

  private @Nullable String refusal;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected PreparationEndRow() {}

  private PreparationEndRow(UUID orderId, Ending ending, Instant endedAt) {
    this.orderId = orderId;
    this.ending = ending;
    this.endedAt = endedAt;
  }

  static PreparationEndRow prepared(UUID orderId, UUID preparationId, Instant at) {
    PreparationEndRow row = new PreparationEndRow(orderId, Ending.PREPARED, at);
    row.preparationId = preparationId;
    return row;
  }

  static PreparationEndRow refused(UUID orderId, Refusal refusal, Instant at) {
    PreparationEndRow row = new PreparationEndRow(orderId, Ending.REFUSED, at);
    row.refusal = RecordedRefusal.write(refusal);
    return row;
  }

  static PreparationEndRow failed(UUID orderId, Instant at) {
    return new PreparationEndRow(orderId, Ending.FAILED, at);
  }

  static PreparationEndRow cancelled(UUID orderId, Instant at) {
    return new PreparationEndRow(orderId, Ending.CANCELLED, at);
  }

  PreparationOrder.Progress progress() {
    return switch (ending) {
      case PREPARED -> new PreparationOrder.Prepared(present(preparationId));
      case REFUSED -> new PreparationOrder.Refused(RecordedRefusal.read(present(refusal)));
      case FAILED -> new PreparationOrder.Failed();
      case CANCELLED -> new PreparationOrder.Cancelled();
    };
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the end of a preparation lacks what came of it");
    }
    return value;
  }
}
