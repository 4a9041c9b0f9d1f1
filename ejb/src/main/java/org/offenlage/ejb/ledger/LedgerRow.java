package org.offenlage.ejb.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(schema = "ledger", name = "entry")
@SuppressWarnings("NullAway.Init")
class LedgerRow {

  @Id private long position;

  private Instant at;

  @Enumerated(EnumType.STRING)
  private LedgerAct act;

  private String subject;

  @Column(name = "public_part")
  private String publicPart;

  private String commitment;

  @Column(name = "previous_hash")
  private String previousHash;

  private String hash;

  protected LedgerRow() {}

  LedgerRow(LedgerEntry entry) {
    this.position = entry.position();
    this.at = entry.at();
    this.act = entry.act();
    this.subject = entry.subject();
    this.publicPart = entry.publicPart();
    this.commitment = entry.commitment();
    this.previousHash = entry.previousHash();
    this.hash = entry.hash();
  }

  LedgerEntry entry() {
    return new LedgerEntry(position, at, act, subject, publicPart, commitment, previousHash, hash);
  }
}
