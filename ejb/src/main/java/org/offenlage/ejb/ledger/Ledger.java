package org.offenlage.ejb.ledger;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.offenlage.ejb.access.Caller;

/**
 * Appends acts to the ledger: to the chain, with the confidential part beside it, and to the tree
 * that everybody may read. {@link LedgerInspection} checks what is stored.
 */
@Stateless
@PermitAll
public class Ledger {

  /** Key of the advisory lock under which entries are appended: "ledger" in ASCII. */
  private static final long APPEND_LOCK = 0x6c6564676572L;

  private final SecureRandom random = new SecureRandom();

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  LedgerTree tree;

  /**
   * Appends an act within the caller's transaction: both become lasting, or neither does.
   *
   * <p>Appends wait for each other until commit, so this comes last in a transaction. The caller's
   * name is added to the confidential part as {@code actor}.
   *
   * @param subject what it was done to, e.g. {@code dataset/residents@2023}
   * @param publicPart what everybody may know, by name
   * @param confidentialPart what stays in the office, by name; the chain holds only its commitment
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public LedgerEntry append(
      LedgerAct act,
      String subject,
      Map<String, String> publicPart,
      Map<String, String> confidentialPart) {
    waitForOthers();
    Map<String, String> confidential = new TreeMap<>(confidentialPart);
    confidential.put("actor", caller.name());
    String content = CanonicalJson.of(confidential);
    String salt = salt();
    List<LedgerRow> last =
        entities
            .createQuery("select e from LedgerRow e order by e.position desc", LedgerRow.class)
            .setMaxResults(1)
            .getResultList();
    LedgerEntry entry =
        Chain.next(
            last.isEmpty() ? Chain.NOTHING_BEFORE : last.get(0).entry().hash(),
            last.isEmpty() ? 1 : last.get(0).entry().position() + 1,
            // PostgreSQL keeps microseconds; more would not come back as it was hashed.
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            act,
            subject,
            CanonicalJson.of(publicPart),
            Chain.commitment(salt, content));
    entities.persist(new LedgerRow(entry));
    entities.persist(new ConfidentialRow(entry.position(), salt, content));
    // Flushed at once, so that a second entry of the same transaction finds this one.
    entities.flush();
    tree.append(entry);
    return entry;
  }

  /**
   * Waits until nobody else appends, on this server or another; holds until the end of the caller's
   * transaction.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void waitForOthers() {
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(:key)")
        .setParameter("key", APPEND_LOCK)
        .getSingleResult();
  }

  /** How many entries there are. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public long size() {
    return highestPosition();
  }

  private long highestPosition() {
    Long highest =
        entities
            .createQuery("select max(e.position) from LedgerRow e", Long.class)
            .getSingleResult();
    return highest == null ? 0 : highest;
  }

  private String salt() {
    byte[] salt = new byte[32];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
