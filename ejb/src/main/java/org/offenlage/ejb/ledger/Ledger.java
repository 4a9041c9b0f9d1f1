package org.offenlage.ejb.ledger;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
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
import org.offenlage.ejb.access.Roles;

/**
 * Appends acts to the ledger and checks that nothing in it was changed.
 *
 * <p>What it does not promise: who owns the database can rewrite the whole chain from some entry
 * on; that shows only against a hash that somebody kept elsewhere, such as a publication's.
 */
@Stateless
@PermitAll
public class Ledger {

  /** Key of the advisory lock under which entries are appended: "ledger" in ASCII. */
  private static final long APPEND_LOCK = 0x6c6564676572L;

  private static final int BATCH = 1000;

  private final SecureRandom random = new SecureRandom();

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

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
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(:key)")
        .setParameter("key", APPEND_LOCK)
        .getSingleResult();
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
    return entry;
  }

  /** Walks the whole chain and compares every hash and commitment. O(entries). */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR})
  public Verification verify() {
    ChainWalk walk = new ChainWalk();
    for (long from = 1; ; from += BATCH) {
      List<Object[]> batch =
          entities
              .createQuery(
                  "select e, c from LedgerRow e left join ConfidentialRow c"
                      + " on c.position = e.position"
                      + " where e.position >= :from and e.position < :to order by e.position",
                  Object[].class)
              .setParameter("from", from)
              .setParameter("to", from + BATCH)
              .getResultList();
      for (Object[] row : batch) {
        ConfidentialRow confidential = (ConfidentialRow) row[1];
        walk.step(
            ((LedgerRow) row[0]).entry(),
            confidential == null ? "missing" : confidential.commitment());
      }
      entities.clear();
      if (walk.isBroken() || batch.size() < BATCH) {
        return walk.result(highestPosition());
      }
    }
  }

  /** Entries as everybody may see them, newest first. */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR})
  public List<LedgerEntry> newest(int most) {
    return entities
        .createQuery("select e from LedgerRow e order by e.position desc", LedgerRow.class)
        .setMaxResults(most)
        .getResultStream()
        .map(LedgerRow::entry)
        .toList();
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
