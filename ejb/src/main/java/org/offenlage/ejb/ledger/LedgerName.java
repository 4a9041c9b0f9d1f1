package org.offenlage.ejb.ledger;

import java.util.Map;

/** Under which name a ledger vouches for itself: the address of the report, without scheme. */
final class LedgerName {

  private LedgerName() {}

  /** The name that fits this server's {@code OFFENLAGE_PUBLIC_URL}. */
  static String here() {
    return of(System.getenv());
  }

  static String of(Map<String, String> environment) {
    String host =
        environment
            .getOrDefault("OFFENLAGE_PUBLIC_URL", "")
            .strip()
            .replaceFirst("^[a-zA-Z]+://", "")
            .replaceFirst("/+$", "");
    // A plus or a blank would end the name in a signed note.
    return (host.matches("[^\\s+]+") ? host : "offenlage.invalid") + "/ledger";
  }
}
