package org.offenlage.ejb.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.offenlage.ejb.publication.PublicationNumber;

@Entity
@Table(schema = "review", name = "public_version")
@SuppressWarnings("NullAway.Init")
class PublicVersionRow {

  @Id
  @Column(name = "preparation_id")
  private UUID preparationId;

  @Column(name = "indicator_id")
  private String indicatorId;

  private int version;

  protected PublicVersionRow() {}

  PublicVersionRow(UUID preparationId, PublicationNumber number) {
    this.preparationId = preparationId;
    this.indicatorId = number.indicatorId();
    this.version = number.version();
  }

  PublicationNumber number() {
    return new PublicationNumber(indicatorId, version);
  }
}
