package org.offenlage.ejb.review;

import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.offenlage.ejb.catalogue.LocalizedText;

@Entity
@Table(schema = "review", name = "waiver")
@SuppressWarnings("NullAway.Init")
class WaiverRow {

  @Id private UUID id;

  @Column(name = "indicator_id")
  private String indicatorId;

  @Column(name = "rule_id")
  private String ruleId;

  @Column(name = "table_name")
  private String tableName;

  private String cell;
  private String basis;

  @Enumerated(EnumType.STRING)
  private Waiver.Ground ground;

  @Column(name = "reason_german")
  private String reasonGerman;

  @Column(name = "reason_english")
  private String reasonEnglish;

  @Column(name = "granted_by")
  private String grantedBy;

  @Column(name = "granted_at")
  private Instant grantedAt;

  protected WaiverRow() {}

  WaiverRow(Waiver waiver) {
    this.id = waiver.id();
    this.indicatorId = waiver.indicatorId();
    this.ruleId = waiver.ruleId();
    this.tableName = waiver.table();
    this.cell = Json.createArrayBuilder(waiver.codes()).build().toString();
    this.basis = waiver.basis();
    this.ground = waiver.ground();
    this.reasonGerman = waiver.reason().german();
    this.reasonEnglish = waiver.reason().english();
    this.grantedBy = waiver.grantedBy();
    this.grantedAt = waiver.grantedAt();
  }

  Waiver waiver() {
    return new Waiver(
        id,
        indicatorId,
        ruleId,
        tableName,
        codes(),
        basis,
        ground,
        new LocalizedText(reasonGerman, reasonEnglish),
        grantedBy,
        grantedAt);
  }

  private List<String> codes() {
    try (var reader = Json.createReader(new StringReader(cell))) {
      return reader.readArray().getValuesAs(JsonString.class).stream()
          .map(JsonString::getString)
          .toList();
    }
  }
}
