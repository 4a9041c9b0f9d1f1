package org.offenlage.ejb.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(schema = "published", name = "signing_key")
@SuppressWarnings("NullAway.Init")
class SigningKeyRow {

  @Id private int number;
  private String name;

  @Column(name = "public_key")
  private String publicKey;

  @Column(name = "verifier_key")
  private String verifierKey;

  @Column(name = "from_size")
  private long fromSize;

  private String succession;
  private Instant since;

  protected SigningKeyRow() {}

  SigningKeyRow(SigningKey key, long fromSize, String succession, Instant since) {
    this.number = key.number();
    this.name = key.name();
    this.publicKey = key.publicKey();
    this.verifierKey = key.verifierKey();
    this.fromSize = fromSize;
    this.succession = succession;
    this.since = since;
  }

  int number() {
    return number;
  }

  String name() {
    return name;
  }

  String publicKey() {
    return publicKey;
  }

  String verifierKey() {
    return verifierKey;
  }

  long fromSize() {
    return fromSize;
  }

  String succession() {
    return succession;
  }
}
