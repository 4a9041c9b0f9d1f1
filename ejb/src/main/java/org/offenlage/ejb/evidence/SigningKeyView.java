package org.offenlage.ejb.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(schema = "published", name = "signing_key")
@SuppressWarnings("NullAway.Init")
class SigningKeyView {

  @Id private int number;

  @Column(name = "public_key")
  private String publicKey;

  @Column(name = "verifier_key")
  private String verifierKey;

  @Column(name = "from_size")
  private long fromSize;

  private String succession;
  private Instant since;

  protected SigningKeyView() {}

  PublicKey key() {
    return new PublicKey(number, verifierKey, publicKey, fromSize, succession, since);
  }
}
