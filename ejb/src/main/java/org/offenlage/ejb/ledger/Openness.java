package org.offenlage.ejb.ledger;

import jakarta.json.Json;

/** How much of an entry everybody may see. */
enum Openness {
  /** All but its confidential part. */
  OPEN,
  /**
   * Only that it is there. Its hash holds the salted commitment, so nobody can guess what it is of;
   * with the entry and its confidential part the office can open it to whom it must.
   */
  SEALED;

  /** The data of the entry's leaf: canonical JSON. */
  String leaf(LedgerEntry entry) {
    return switch (this) {
      case OPEN -> Chain.text(entry);
      case SEALED ->
          CanonicalJson.of(
              Json.createObjectBuilder()
                  .add("position", entry.position())
                  .add("hash", entry.hash())
                  .build());
    };
  }
}
