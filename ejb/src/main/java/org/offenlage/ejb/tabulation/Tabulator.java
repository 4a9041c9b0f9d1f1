package org.offenlage.ejb.tabulation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Quantity;
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
    return tabulate(definition, periods, OptionalInt.empty());
  }

  /**
   * The same together with the largest contributions to sums, for which every contributor of every
   * cell is held in memory.
   *
   * @param largest how many contributions of a cell are told, at least 1; empty for none
   */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TabulationOutcome tabulate(
      IndicatorDefinition definition, Set<ReferencePeriod> periods, OptionalInt largest) {
    if (periods.isEmpty() || (definition.period().isEmpty() && periods.size() != 1)) {
      throw new IllegalArgumentException(
          "an indicator without a period dimension is counted over exactly one period");
    }
    List<ReferencePeriod> ascending = List.copyOf(new TreeSet<>(periods));
    Set<TabulationOutcome.Missing> missing = new LinkedHashSet<>();
    List<CountedDataset> counted = new ArrayList<>();
    for (int q = 0; q < definition.queries().size(); q++) {
      counted(definition, q, ascending, missing).ifPresent(counted::add);
    }
    if (!missing.isEmpty()) {
      return new TabulationOutcome.MissingSnapshots(List.copyOf(missing));
    }
    return new Tabulation(definition, ascending, installed.vault(), TabulationEngine.configured())
        .of(counted, largest);
  }

  private Optional<CountedDataset> counted(
      IndicatorDefinition definition,
      int place,
      List<ReferencePeriod> periods,
      Set<TabulationOutcome.Missing> missing) {
    CountQuery query = definition.queries().get(place);
    Quantity quantity = definition.measure().quantities().get(place);
    Map<ReferencePeriod, StoredParts> snapshots = new TreeMap<>();
    for (ReferencePeriod period : periods) {
      stored(query.datasetId(), period, missing).ifPresent(of -> snapshots.put(period, of));
    }
    Map<Condition.Linked, CountedDataset.LinkedSnapshots> linked = new HashMap<>();
    for (Condition condition : definition.conditions(query)) {
      if (condition instanceof Condition.Linked link) {
        Map<ReferencePeriod, StoredParts> byPeriod = new HashMap<>();
        for (ReferencePeriod period : periods) {
          stored(link.datasetId(), period.yearsLater(link.yearsLater()), missing)
              .ifPresent(of -> byPeriod.put(period, of));
        }
        datasets
            .find(link.datasetId())
            .ifPresent(
                other -> linked.put(link, new CountedDataset.LinkedSnapshots(other, byPeriod)));
      }
    }
    return datasets
        .find(query.datasetId())
        .map(declared -> new CountedDataset(query, quantity, declared, snapshots, linked));
  }

  private Optional<StoredParts> stored(
      String datasetId, ReferencePeriod period, Set<TabulationOutcome.Missing> missing) {
    Optional<StoredParts> stored = register.storedInForce(datasetId, period);
    if (stored.isEmpty()) {
      missing.add(new TabulationOutcome.Missing(datasetId, period));
    }
    return stored;
  }
}
