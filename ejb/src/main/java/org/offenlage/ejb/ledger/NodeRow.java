package org.offenlage.ejb.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

@Entity
@Table(schema = "published", name = "ledger_node")
@IdClass(NodeRow.Key.class)
@SuppressWarnings("NullAway.Init")
class NodeRow {

  @Id private int level;
  @Id private long place;
  private String hash;

  protected NodeRow() {}

  NodeRow(TreeEdge.Node node) {
    this.level = node.at().level();
    this.place = node.at().place();
    this.hash = node.hash();
  }

  int level() {
    return level;
  }

  long place() {
    return place;
  }

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

    Key(TreeEdge.Place at) {
      this.level = at.level();
      this.place = at.place();
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
