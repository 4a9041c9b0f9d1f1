package org.offenlage.ejb.tabulation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.vault.StoredParts;

/**
 * A count and the snapshots it runs over.
 *
 * @param query what is counted
 * @param quantity what is worked out in each cell
 * @param declaration of the dataset it names
 * @param snapshots one for each period
 */
record CountedDataset(
    CountQuery query,
    Quantity quantity,
    DatasetDeclaration declaration,
    Map<ReferencePeriod, StoredParts> snapshots) {

  CountedDataset {
    snapshots = Collections.unmodifiableMap(new TreeMap<>(snapshots));
    if (!query.datasetId().equals(declaration.id())) {
      throw new IllegalArgumentException("the declaration is another dataset's");
    }
  }
}
