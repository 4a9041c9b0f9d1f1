package org.offenlage.ejb.ledger;

import jakarta.json.Json;
import java.time.Instant;

/** How entries of the ledger hang together. */
final class Chain {

  /** What the first entry names as the hash before it. */
  static final String NOTHING_BEFORE = "0".repeat(64);

  private Chain() {}

  static LedgerEntry next(
      String previousHash,
      long position,
      Instant at,
      LedgerAct act,
      String subject,
      String publicPart,
      String commitment) {
    String hash =
        Sha256.of(text(previousHash, position, at, act.name(), subject, publicPart, commitment));
    return new LedgerEntry(position, at, act, subject, publicPart, commitment, previousHash, hash);
  }

  static String hash(LedgerEntry entry) {
    return Sha256.of(text(entry));
  }

  /** What is hashed: the entry's canonical form. */
  static String text(LedgerEntry entry) {
    return text(
        entry.previousHash(),
        entry.position(),
        entry.at(),
        entry.act().name(),
        entry.subject(),
        entry.publicPart(),
        entry.commitment());
  }

  /** The confidential part is guessable; without the salt its hash would give it away. */
  static String commitment(String salt, String confidentialPart) {
    return Sha256.of(salt + confidentialPart);
  }

  private static String text(
      String previousHash,
      long position,
      Instant at,
      String act,
      String subject,
      String publicPart,
      String commitment) {
    return CanonicalJson.of(
        Json.createObjectBuilder()
            .add("position", position)
            .add("at", at.toString())
            .add("act", act)
            .add("subject", subject)
            .add("public", publicPart)
            .add("commitment", commitment)
            .add("previous", previousHash)
            .build());
  }
}
