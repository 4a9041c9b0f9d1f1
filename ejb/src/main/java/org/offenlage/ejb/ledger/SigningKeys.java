package org.offenlage.ejb.ledger;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Reasons;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.access.SecretKeys;

/**
 * The signing keys of the office, one after the other. Which one signs stands in the database; the
 * secret ones lie in files.
 *
 * <p>The first call makes the first key. Its name, that of the ledger, is taken from {@code
 * OFFENLAGE_PUBLIC_URL} then and never changes.
 */
@Stateless
@PermitAll
public class SigningKeys {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  SecretKeys secrets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  /**
   * The key that signs now. The caller holds the ledger's lock, or may get a key that is just being
   * replaced.
   *
   * @throws IllegalStateException where the key file is not the one whose public key was published
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public SigningKey current() {
    Optional<SigningKeyRow> newest = newest();
    return newest.isEmpty() ? first() : secret(newest.get());
  }

  /**
   * Makes a new key and lets it take over: from the next entry on, which tells so, it signs
   * everything. What was signed before stays valid.
   *
   * @param reason why; stays in the office
   * @return the new key as verifiers take it, or the refusal of a missing reason
   */
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Outcome<String> rotate(String reason) {
    if (!Reasons.isGiven(reason)) {
      return new Outcome.Refused<>(new KeyRefusal.ReasonMissing());
    }
    ledger.waitForOthers();
    SigningKey old = current();
    SigningKey next =
        new SigningKey(old.number() + 1, old.name(), secrets.signingSeed(old.number() + 1));
    long fromSize = ledger.size() + 1;
    entities.persist(
        new SigningKeyRow(next, fromSize, Notes.succession(old, next, fromSize), now()));
    entities.flush();
    ledger.append(
        LedgerAct.SIGNING_KEY_CHANGED,
        "signing-key/" + next.number(),
        Map.of("key", next.verifierKey()),
        Map.of("reason", reason.strip()));
    return new Outcome.Done<>(next.verifierKey());
  }

  private SigningKey first() {
    SigningKey key = new SigningKey(1, LedgerName.here(), secrets.signingSeed(1));
    entities.persist(new SigningKeyRow(key, 1, "", now()));
    entities.flush();
    return key;
  }

  private SigningKey secret(SigningKeyRow row) {
    SigningKey key = new SigningKey(row.number(), row.name(), secrets.signingSeed(row.number()));
    if (!key.publicKey().equals(row.publicKey())) {
      throw new IllegalStateException(
          "the file of signing key "
              + row.number()
              + " is not the one whose public key was published; restore the folder of the secret"
              + " keys from the backup");
    }
    return key;
  }

  private Optional<SigningKeyRow> newest() {
    List<SigningKeyRow> newest =
        entities
            .createQuery(
                "select k from SigningKeyRow k order by k.number desc", SigningKeyRow.class)
            .setMaxResults(1)
            .getResultList();
    return newest.stream().findFirst();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
