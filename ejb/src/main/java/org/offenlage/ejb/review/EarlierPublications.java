package org.offenlage.ejb.review;

import java.util.List;
import java.util.UUID;
import org.offenlage.ejb.protection.EarlierTable;

/**
 * What was public on the same records when a table was protected.
 *
 * @param seen the preparations of all publications on them, whether or not they matter
 * @param tables those tables that have to be protected together with it
 */
record EarlierPublications(List<UUID> seen, List<EarlierTable> tables) {

  EarlierPublications {
    seen = List.copyOf(seen);
    tables = List.copyOf(tables);
  }
}
