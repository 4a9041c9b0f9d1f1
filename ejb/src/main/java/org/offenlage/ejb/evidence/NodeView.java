package org.offenlage.ejb.evidence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

@Entity
@Table(schema = "published", name = "ledger_node")
@IdClass(NodeView.Key.class)
@SuppressWarnings("NullAway.Init")
class NodeView {

  @Id private int level;
  @Id private long place;
  private String hash;

  protected NodeView() {}

  String hash() {
    return hash;
  }

  /** Key of a node. */
  @SuppressWarnings("NullAway.Init")
  static class Key implements Serializable {

    private static final long serialVersionUID = 1;

    private int level;
    private long place;

    protected Key() {}

    Key(int level, long place) {
      this.level = level;
      this.place = place;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && level == that.level && place == that.place;
    }

    @Override
    public int hashCode() {
      return Objects.hash(level, place);
    }
  }
}
