package org.offenlage.ejb.protection;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.budget.Debits;
import org.offenlage.ejb.budget.PrivacySpending;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.dp.AdaptiveDetail;
import org.offenlage.privacy.dp.MeasuredTable;
import org.offenlage.privacy.dp.MeasurementPlan;
import org.offenlage.privacy.dp.NoisyCounts;
import org.offenlage.privacy.dp.QuantilePlan;
import org.offenlage.privacy.dp.TableMeasurement;
import org.offenlage.privacy.dp.Thresholding;
import org.offenlage.privacy.dp.sampling.DrbgBitSource;
import org.offenlage.privacy.safe.SafeTable;

/**
 * Protects a table by noise. The order is what the promise rests on: the budget is debited and
 * committed, then noise is drawn, then it is stored; what is stored is all that is ever used.
 *
 * <p>Killed after the debit, the same table finds its debit when it comes again and draws without
 * paying twice; killed after the draw, the draw is lost unseen. Of two that draw the same cells at
 * once, one stores and both use that. Noise that was paid for is never given back.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MeasuredTables {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Measurements measurements;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Debits debits;

  /** Protects a table, drawing noise for those of its cells that have none yet. */
  public Outcome<ProtectedTable> protect(TableToProtect table, ProtectionMechanism.Noise rule) {
    Optional<ProtectionRefusal> unfit = unfit(table, rule);
    if (unfit.isPresent()) {
      return new Outcome.Refused<>(unfit.get());
    }
    return table.counted().quantity() instanceof Quantity.Quantile quantile
        ? quantiles(table, quantile, rule)
        : counts(table, rule);
  }

  /** Why nothing can be promised to the rule's privacy unit. */
  static Optional<ProtectionRefusal> unfit(TableToProtect table, ProtectionMechanism.Noise rule) {
    String part = table.counted().part().name();
    if (table.records().locality() == Condition.Locality.ALL_RECORDS) {
      return Optional.of(new ProtectionRefusal.NotLocal(part));
    }
    if (table.counted().recordsPerRespondent().isEmpty()) {
      return Optional.of(new ProtectionRefusal.NoContributionBound(part));
    }
    return rule.unit().entity().equals(table.counted().privacyUnit())
        ? Optional.empty()
        : Optional.of(
            new ProtectionRefusal.OtherPrivacyUnit(
                rule.unit().entity(), table.counted().privacyUnit()));
  }

  private Outcome<ProtectedTable> quantiles(
      TableToProtect table, Quantity.Quantile quantile, ProtectionMechanism.Noise rule) {
    QuantilePlan plan = Measurable.quantiles(table, quantile, rule);
    Outcome<Map<Integer, StoredCell>> measured = measured(PlannedMeasurement.of(table, plan), rule);
    if (measured instanceof Outcome.Refused<Map<Integer, StoredCell>> refused) {
      return new Outcome.Refused<>(refused.refusal());
    }
    Map<Integer, StoredCell> stored = measured.orElseThrow();
    return new Outcome.Done<>(
        protectedTable(plan.protect(values(stored)), Optional.empty(), stored));
  }

  /** Counts, sums, numbers of different things. */
  private Outcome<ProtectedTable> counts(TableToProtect table, ProtectionMechanism.Noise rule) {
    MeasurementPlan plan = Measurable.plan(table, rule);
    PlannedMeasurement whole = PlannedMeasurement.of(table, plan);
    if (isOtherwise(plan, stored(whole))) {
      return otherwise(table);
    }
    Optional<AdaptiveDetail> detail = Measurable.detail(table, rule);
    BitSet cells = detail.map(AdaptiveDetail::totals).orElseGet(plan::cells);
    Outcome<Map<Integer, StoredCell>> measured = measured(whole.only(cells), rule);
    if (detail.isPresent() && measured instanceof Outcome.Done<Map<Integer, StoredCell>> totals) {
      // Chosen by stored noisy totals alone, so whoever prepares this again chooses the same.
      cells.or(detail.get().worthMeasuring(values(totals.value())));
      measured = measured(whole.only(cells), rule);
    }
    if (measured instanceof Outcome.Refused<Map<Integer, StoredCell>> refused) {
      return new Outcome.Refused<>(refused.refusal());
    }
    Map<Integer, StoredCell> stored = measured.orElseThrow();
    Thresholding thresholding = Measurable.thresholding(table.counted(), rule);
    return new Outcome.Done<>(
        protectedTable(
            detail.isPresent()
                ? detail.get().protect(plan, values(stored), thresholding, rule.coveragePercent())
                : plan.protect(
                    values(stored), thresholding, rule.estimates(), rule.coveragePercent()),
            Optional.of(MeasuredTable.of(plan, values(stored), rule.estimates())),
            stored));
  }

  private static ProtectedTable protectedTable(
      SafeTable safe, Optional<MeasuredTable> measured, Map<Integer, StoredCell> stored) {
    Set<UUID> spendings = new LinkedHashSet<>();
    stored.values().forEach(kept -> spendings.add(kept.spending()));
    return new ProtectedTable(safe, 0, 0, measured, List.copyOf(spendings));
  }

  private static <T> Outcome<T> otherwise(TableToProtect table) {
    return new Outcome.Refused<>(
        new ProtectionRefusal.MeasuredOtherwise(table.counted().part().name()));
  }

  /** What is stored of these cells, after those that have no value yet were paid for and drawn. */
  private Outcome<Map<Integer, StoredCell>> measured(
      PlannedMeasurement wanted, ProtectionMechanism.Noise rule) {
    Map<Integer, StoredCell> before = stored(wanted);
    if (isOtherwise(wanted.plan(), before)) {
      return otherwise(wanted.table());
    }
    BitSet missing = wanted.plan().cells();
    before.keySet().forEach(missing::clear);
    if (missing.isEmpty()) {
      return new Outcome.Done<>(before);
    }
    PlannedMeasurement needed = wanted.only(missing);
    Outcome<List<PrivacySpending>> paid =
        debits.debit(MeasurementCharges.of(needed, rule.mostPerPeriod()));
    if (paid instanceof Outcome.Refused<List<PrivacySpending>> refused) {
      return new Outcome.Refused<>(refused.refusal());
    }
    draw(needed, paid.orElseThrow());
    Map<Integer, StoredCell> stored = stored(wanted);
    // Whoever was first may have drawn other noise.
    return isOtherwise(wanted.plan(), stored)
        ? otherwise(wanted.table())
        : new Outcome.Done<>(stored);
  }

  private static NoisyCounts values(Map<Integer, StoredCell> stored) {
    Map<Integer, Long> values = new HashMap<>();
    stored.forEach((cell, kept) -> values.put(cell, kept.value()));
    return NoisyCounts.ofStored(values);
  }

  private void draw(PlannedMeasurement needed, List<PrivacySpending> spendings) {
    TableToProtect table = needed.table();
    List<Map<String, Draw.DrawnCell>> byPeriod = new ArrayList<>();
    table.periods().forEach(period -> byPeriod.add(new HashMap<>()));
    drawn(needed)
        .forEach(
            (cell, value) ->
                byPeriod
                    .get(needed.period(cell))
                    .put(needed.name(cell), new Draw.DrawnCell(needed.plan().law(cell), value)));
    List<Draw> draws = new ArrayList<>();
    for (int p = 0; p < byPeriod.size(); p++) {
      if (!byPeriod.get(p).isEmpty()) {
        draws.add(
            new Draw(
                table.counted().snapshots().get(p),
                table.records().population(),
                spendingFor(table.periods().get(p), spendings),
                byPeriod.get(p)));
      }
    }
    measurements.store(draws);
  }

  private static NoisyCounts drawn(PlannedMeasurement needed) {
    TabulatedTable counted = needed.table().counted();
    if (needed.plan() instanceof QuantilePlan quantiles) {
      return quantiles.measure(
          counted
              .values()
              .orElseThrow(() -> new IllegalStateException("a quantile without its values")),
          new DrbgBitSource());
    }
    return ((MeasurementPlan) needed.plan()).measure(counted.table(), new DrbgBitSource());
  }

  private static UUID spendingFor(String period, List<PrivacySpending> spendings) {
    return spendings.stream()
        .filter(
            spending ->
                spending.account().period().equals(period)
                    || spending.account().period().equals(MeasurementCharges.ALL_PERIODS))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a period was not paid for"))
        .id();
  }

  /** What is stored of the cells of this measurement, by their number. */
  private Map<Integer, StoredCell> stored(PlannedMeasurement wanted) {
    TableToProtect table = wanted.table();
    List<Map<String, StoredCell>> byPeriod =
        table.counted().snapshots().stream()
            .map(snapshot -> measurements.stored(snapshot, table.records().population()))
            .toList();
    Map<Integer, StoredCell> stored = new HashMap<>();
    wanted.plan().cells().stream()
        .forEach(
            cell -> {
              StoredCell kept = byPeriod.get(wanted.period(cell)).get(wanted.name(cell));
              if (kept != null) {
                stored.put(cell, kept);
              }
            });
    return stored;
  }

  private static boolean isOtherwise(TableMeasurement plan, Map<Integer, StoredCell> stored) {
    return stored.entrySet().stream()
        .anyMatch(cell -> !plan.law(cell.getKey()).equals(cell.getValue().noise()));
  }
}
