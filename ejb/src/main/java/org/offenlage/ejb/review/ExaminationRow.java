package org.offenlage.ejb.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.offenlage.ejb.examination.Examination;

@Entity
@Table(schema = "review", name = "examination")
@SuppressWarnings("NullAway.Init")
class ExaminationRow {

  @Id
  @Column(name = "preparation_id")
  private UUID preparationId;

  private String found;

  @Column(name = "examined_at")
  private Instant examinedAt;

  protected ExaminationRow() {}

  ExaminationRow(UUID preparationId, Examination examination, Instant examinedAt) {
    this.preparationId = preparationId;
    this.found = FindingsJson.write(examination);
    this.examinedAt = examinedAt;
  }

  Examination examination() {
    return FindingsJson.readExamination(found);
  }
}
