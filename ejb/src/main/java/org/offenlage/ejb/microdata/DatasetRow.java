package org.offenlage.ejb.microdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(schema = "microdata", name = "dataset")
@SuppressWarnings("NullAway.Init")
class DatasetRow {

  @Id private String id;

  private String declaration;

  @Column(name = "declared_at")
  private Instant declaredAt;

  @Column(name = "declared_by")
  private String declaredBy;

  protected DatasetRow() {}

  DatasetRow(DatasetDeclaration declaration, Instant declaredAt, String declaredBy) {
    this.id = declaration.id();
    this.declaration = DeclarationJson.write(declaration).toString();
    this.declaredAt = declaredAt;
    this.declaredBy = declaredBy;
  }

  DatasetDeclaration declaration() {
    return DeclarationJson.parse(declaration);
  }
}
