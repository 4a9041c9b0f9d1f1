package org.offenlage.ejb.evidence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "published", name = "ledger_leaf")
@SuppressWarnings("NullAway.Init")
class LeafView {

  @Id private long position;
  private String content;

  protected LeafView() {}

  PublicEntry entry() {
    return new PublicEntry(position, content);
  }
}
