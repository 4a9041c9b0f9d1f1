package org.offenlage.ejb.ledger;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Map;

/** Appends acts to the ledger and checks that nothing in it was changed. */
@Stateless
@PermitAll
public class Ledger {

  /**
   * Appends an act within the caller's transaction: both become lasting, or neither does.
   *
   * <p>Appends wait for each other until commit, so this comes last in a transaction. The caller's
   * name and the time are added to the confidential part.
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
    throw new UnsupportedOperationException("the ledger is not built yet");
  }
}
