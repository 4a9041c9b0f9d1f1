package org.offenlage.ejb.area;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

@Entity
@Table(schema = "microdata", name = "area_history")
@SuppressWarnings("NullAway.Init")
class AreaHistoryRow {

  @EmbeddedId private Revision revision;

  private String history;

  @Column(name = "declared_at")
  private Instant declaredAt;

  @Column(name = "declared_by")
  private String declaredBy;

  protected AreaHistoryRow() {}

  AreaHistoryRow(AreaHistory history, int revision, Instant declaredAt, String declaredBy) {
    this.revision = new Revision(history.id(), revision);
    this.history = AreaHistoryJson.write(history).toString();
    this.declaredAt = declaredAt;
    this.declaredBy = declaredBy;
  }

  DeclaredHistory declared() {
    return new DeclaredHistory(
        AreaHistoryJson.parse(history), revision.revision, declaredAt, declaredBy);
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
