package org.offenlage.ejb.indicator;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

@Entity
@Table(schema = "microdata", name = "indicator")
@SuppressWarnings("NullAway.Init")
class IndicatorRow {

  @EmbeddedId private Revision revision;

  private String definition;

  @Column(name = "defined_at")
  private Instant definedAt;

  @Column(name = "defined_by")
  private String definedBy;

  protected IndicatorRow() {}

  IndicatorRow(IndicatorDefinition definition, int revision, Instant definedAt, String definedBy) {
    this.revision = new Revision(definition.id(), revision);
    this.definition = IndicatorJson.write(definition).toString();
    this.definedAt = definedAt;
    this.definedBy = definedBy;
  }

  int revision() {
    return revision.revision;
  }

  IndicatorDefinition definition() {
    return IndicatorJson.parse(definition);
  }

  @Embeddable
  @SuppressWarnings("NullAway.Init")
  static class Revision implements Serializable {

    private static final long serialVersionUID = 1L;

    private String id;
    private int revision;

    protected Revision() {}

    Revision(String id, int revision) {
      this.id = id;
      this.revision = revision;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Revision that && id.equals(that.id) && revision == that.revision;
    }

    @Override
    public int hashCode() {
      return Objects.hash(id, revision);
    }
  }
}
