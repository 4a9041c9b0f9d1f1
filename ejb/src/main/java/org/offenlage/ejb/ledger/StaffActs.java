package org.offenlage.ejb.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import org.offenlage.ejb.access.Roles;

/** What the ledger holds of one member of staff, for whoever asks for it (Art. 15 GDPR). */
@Stateless
@RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
public class StaffActs {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  /** Every entry whose actor has this login name, oldest first; that it was asked is recorded. */
  public List<LedgerEntry> of(String loginName) {
    ledger.append(
        LedgerAct.CONFIDENTIAL_DOWNLOADED, "access-request", Map.of(), Map.of("person", loginName));
    String object = CanonicalJson.of(Map.of("actor", loginName));
    // The member as it stands in canonical JSON, with what LIKE takes for a place holder escaped.
    String member =
        object
            .substring(1, object.length() - 1)
            .replace("!", "!!")
            .replace("%", "!%")
            .replace("_", "!_");
    return entities
        .createQuery(
            "select e from LedgerRow e, ConfidentialRow c where c.position = e.position"
                + " and c.content like :member escape '!' order by e.position",
            LedgerRow.class)
        .setParameter("member", "%" + member + "%")
        .getResultStream()
        .map(LedgerRow::entry)
        .toList();
  }
}
