package org.offenlage.ejb.publication;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.ContentJson;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublicationContent;
import org.offenlage.ejb.catalogue.SignedContent;
import org.offenlage.ejb.ledger.CanonicalJson;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.ledger.LedgerEntry;
import org.offenlage.ejb.ledger.Sha256;
import org.offenlage.ejb.ledger.SigningKey;
import org.offenlage.ejb.ledger.SigningKeys;

/**
 * Writes approved content to the public side, and tombstones. Works within the caller's
 * transaction, so that the state of the review, the public table and the ledger change together or
 * not at all.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PublicationDoor {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  @Inject
  @SuppressWarnings("NullAway.Init")
  SigningKeys keys;

  /**
   * Makes content public as the next version of its indicator, with a certificate.
   *
   * @param assurance how it came about
   * @throws IllegalArgumentException where the approval is for other content
   */
  @RolesAllowed(Roles.PLANNER)
  public PublicationNumber publish(
      PublicationContent content, Approval approval, Assurance assurance) {
    String json = CanonicalJson.of(ContentJson.write(content));
    String hash = Sha256.of(json);
    if (!hash.equals(approval.contentHash())) {
      throw new IllegalArgumentException("the approval is for other content");
    }
    PublicationNumber number = nextNumber(content.metadata().id());
    // Before the key is asked for, which another server could just be replacing.
    ledger.waitForOthers();
    SigningKey key = keys.current();
    Instant now = now();
    entities.persist(
        new PublicationRow(
            number.publicationId(),
            number.indicatorId(),
            number.version(),
            now,
            new SignedContent(json, hash, key.sign(json), key.publicKey())));
    String statement = CertificateJson.write(number, now, content, hash, assurance);
    LedgerEntry entry =
        ledger.append(
            LedgerAct.PUBLISHED,
            "publication/" + number.publicationId(),
            Map.of("sha256", hash, "certificate", Sha256.of(statement)),
            Map.of(
                "preparation", approval.preparation().toString(),
                "author", approval.author(),
                "reviewer", approval.reviewer(),
                "approver", approval.approver()));
    entities.persist(new CertificateRow(number.publicationId(), statement, key, entry));
    return number;
  }

  /** Puts a tombstone in the place of a publication. */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public void withdraw(PublicationNumber number, LocalizedText reason) {
    PublicationRow row = entities.find(PublicationRow.class, number.publicationId());
    if (row == null) {
      throw new IllegalArgumentException("there is no publication " + number.publicationId());
    }
    entities.persist(new WithdrawalRow(number.publicationId(), now(), reason));
    ledger.append(
        LedgerAct.WITHDRAWN,
        "publication/" + number.publicationId(),
        Map.of("sha256", row.sha256(), "reason", reason.german()),
        Map.of());
  }

  private PublicationNumber nextNumber(String indicatorId) {
    // Two publications of one indicator wait for each other, so that numbers have no gap.
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext(:indicator))")
        .setParameter("indicator", "publication/" + indicatorId)
        .getSingleResult();
    Integer newest =
        entities
            .createQuery(
                "select max(p.version) from PublicationRow p where p.indicatorId = :indicator",
                Integer.class)
            .setParameter("indicator", indicatorId)
            .getSingleResult();
    return new PublicationNumber(indicatorId, newest == null ? 1 : newest + 1);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
