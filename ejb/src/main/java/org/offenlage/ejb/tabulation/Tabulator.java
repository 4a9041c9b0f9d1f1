package org.offenlage.ejb.tabulation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.InstalledVault;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.SnapshotRegister;
import org.offenlage.ejb.microdata.vault.StoredParts;

/** Counts the snapshots in force into the tables of an indicator. */
@Stateless
public class Tabulator {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Datasets datasets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  SnapshotRegister register;

  @Inject
  @SuppressWarnings("NullAway.Init")
  InstalledVault installed;

  /**
   * Counts an indicator over these periods. Costs some 0.1 seconds for each snapshot of 300,000
   * records.
   *
   * @param definition one that fits its datasets, as every stored one does
   * @param periods at least one; exactly one where the indicator has no period dimension
   */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TabulationOutcome tabulate(IndicatorDefinition definition, Set<ReferencePeriod> periods) {
    if (periods.isEmpty() || (definition.period().isEmpty() && periods.size() != 1)) {
      throw new IllegalArgumentException(
          "an indicator without a period dimension is counted over exactly one period");
    }
    List<ReferencePeriod> ascending = List.copyOf(new TreeSet<>(periods));
    List<TabulationOutcome.Missing> missing = new ArrayList<>();
    List<CountedDataset> counted = new ArrayList<>();
    for (int q = 0; q < definition.queries().size(); q++) {
      CountQuery query = definition.queries().get(q);
      Quantity quantity = definition.measure().quantities().get(q);
      Optional<DatasetDeclaration> dataset = datasets.find(query.datasetId());
      Map<ReferencePeriod, StoredParts> snapshots = new TreeMap<>();
      for (ReferencePeriod period : ascending) {
        Optional<StoredParts> stored = register.storedInForce(query.datasetId(), period);
        stored.ifPresentOrElse(
            parts -> snapshots.put(period, parts),
            () -> missing.add(new TabulationOutcome.Missing(query.datasetId(), period)));
      }
      dataset.ifPresent(
          declared -> counted.add(new CountedDataset(query, quantity, declared, snapshots)));
    }
    if (!missing.isEmpty()) {
      return new TabulationOutcome.MissingSnapshots(missing);
    }
    return new Tabulation(definition, ascending, installed.vault()).of(counted);
  }
}
