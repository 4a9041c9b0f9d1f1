package org.offenlage.ejb.tabulation;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.microdata.vault.StoredParts;

/**
 * A count and the snapshots it runs over.
 *
 * @param query what is counted
 * @param quantity what is worked out in each cell
 * @param declaration of the dataset it names
 * @param snapshots one for each period
 * @param linked for each condition on other snapshots those of the periods that it means
 */
record CountedDataset(
    CountQuery query,
    Quantity quantity,
    DatasetDeclaration declaration,
    Map<ReferencePeriod, StoredParts> snapshots,
    Map<Condition.Linked, LinkedSnapshots> linked) {

  /**
   * The snapshots that a condition looks into.
   *
   * @param declaration of their dataset
   * @param byPeriod the snapshot to look into, by the period that is counted
   */
  record LinkedSnapshots(
      DatasetDeclaration declaration, Map<ReferencePeriod, StoredParts> byPeriod) {
    LinkedSnapshots {
      byPeriod = Map.copyOf(byPeriod);
    }
  }

  /** A count that looks into no other snapshots. */
  CountedDataset(
      CountQuery query,
      Quantity quantity,
      DatasetDeclaration declaration,
      Map<ReferencePeriod, StoredParts> snapshots) {
    this(query, quantity, declaration, snapshots, Map.of());
  }

  CountedDataset {
    linked = Map.copyOf(linked);
    snapshots = Collections.unmodifiableMap(new TreeMap<>(snapshots));
    if (!query.datasetId().equals(declaration.id())) {
      throw new IllegalArgumentException("the declaration is another dataset's");
    }
  }

  /**
   * The most records of one respondent in one snapshot that count: as the count says, or one where
   * deliveries with a second record are refused.
   */
  OptionalInt recordsPerRespondent() {
    return query.recordsPerRespondent().isEmpty()
            && declaration.respondent().records() == Respondent.Records.ONE
        ? OptionalInt.of(1)
        : query.recordsPerRespondent();
  }
}
