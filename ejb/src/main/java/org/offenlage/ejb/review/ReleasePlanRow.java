package org.offenlage.ejb.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.catalogue.LocalizedText;

@Entity
@Table(schema = "review", name = "release_plan")
@SuppressWarnings("NullAway.Init")
class ReleasePlanRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "preparation_id")
  private UUID preparationId;

  @Column(name = "release_at")
  private @Nullable Instant releaseAt;

  @Column(name = "erratum_german")
  private String erratumGerman;

  @Column(name = "erratum_english")
  private String erratumEnglish;

  @Column(name = "said_by")
  private String saidBy;

  @Column(name = "said_at")
  private Instant saidAt;

  protected ReleasePlanRow() {}

  ReleasePlanRow(UUID preparationId, ReleasePlan plan, String saidBy, Instant saidAt) {
    this.preparationId = preparationId;
    this.releaseAt = plan.releaseAt().orElse(null);
    this.erratumGerman = plan.erratum().map(LocalizedText::german).orElse("");
    this.erratumEnglish = plan.erratum().map(LocalizedText::english).orElse("");
    this.saidBy = saidBy;
    this.saidAt = saidAt;
  }

  long id() {
    return id;
  }

  UUID preparationId() {
    return preparationId;
  }

  ReleasePlan plan() {
    return new ReleasePlan(
        Optional.ofNullable(releaseAt),
        erratumGerman.isEmpty()
            ? Optional.empty()
            : Optional.of(new LocalizedText(erratumGerman, erratumEnglish)));
  }
}
