package org.offenlage.ejb.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "review", name = "preparation_order")
@SuppressWarnings("NullAway.Init")
class PreparationOrderRow {

  private static final String BETWEEN_PERIODS = ",";

  @Id private UUID id;

  @Column(name = "indicator_id")
  private String indicatorId;

  private String periods;

  @Column(name = "rule_id")
  private String ruleId;

  private String author;

  @Column(name = "ordered_at")
  private Instant orderedAt;

  private @Nullable UUID repeats;

  protected PreparationOrderRow() {}

  PreparationOrderRow(
      UUID id,
      PreparationRequest request,
      String author,
      Optional<UUID> repeats,
      Instant orderedAt) {
    this.id = id;
    this.indicatorId = request.indicatorId();
    this.periods = String.join(BETWEEN_PERIODS, request.periods());
    this.ruleId = request.ruleId();
    this.author = author;
    this.repeats = repeats.orElse(null);
    this.orderedAt = orderedAt;
  }

  UUID id() {
    return id;
  }

  PreparationOrder order(PreparationOrder.Progress progress) {
    return new PreparationOrder(
        id,
        new PreparationRequest(
            indicatorId,
            periods.isEmpty() ? List.of() : List.of(periods.split(BETWEEN_PERIODS)),
            ruleId),
        author,
        orderedAt,
        progress);
  }
}
