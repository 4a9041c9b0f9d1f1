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
import java.util.TreeSet;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.budget.BudgetAccount;
import org.offenlage.ejb.budget.Charge;
import org.offenlage.ejb.budget.Debits;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.budget.PrivacySpending;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.ledger.Sha256;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.dp.AdaptiveDetail;
import org.offenlage.privacy.dp.BudgetSplit;
import org.offenlage.privacy.dp.ConsistentSplit;
import org.offenlage.privacy.dp.ContributionBound;
import org.offenlage.privacy.dp.Level;
import org.offenlage.privacy.dp.Levels;
import org.offenlage.privacy.dp.MeasurementPlan;
import org.offenlage.privacy.dp.NoiseFamily;
import org.offenlage.privacy.dp.NoisyCounts;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.dp.Thresholding;
import org.offenlage.privacy.dp.sampling.DrbgBitSource;
import org.offenlage.privacy.structure.TableStructure;

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

  /** Account of budgets whose privacy unit spans all periods. */
  static final String ALL_PERIODS = "all";

  @Inject
  @SuppressWarnings("NullAway.Init")
  Measurements measurements;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Debits debits;

  /** Protects a table, drawing noise for those of its cells that have none yet. */
  public Outcome<ProtectedTable> protect(TableToProtect table, ProtectionMechanism.Noise rule) {
    String part = table.counted().part().name();
    if (table.counted().recordsPerRespondent().isEmpty()) {
      return new Outcome.Refused<>(new ProtectionRefusal.NoContributionBound(part));
    }
    if (!rule.unit().entity().equals(table.counted().privacyUnit())) {
      return new Outcome.Refused<>(
          new ProtectionRefusal.OtherPrivacyUnit(
              rule.unit().entity(), table.counted().privacyUnit()));
    }
    MeasurementPlan plan = plan(table, rule, bound(table.counted()));
    String[] names = names(table);

    if (isOtherwise(plan, stored(table, names))) {
      return new Outcome.Refused<>(new ProtectionRefusal.MeasuredOtherwise(part));
    }
    Optional<AdaptiveDetail> detail = detail(table, rule);
    BitSet cells = detail.map(AdaptiveDetail::totals).orElseGet(plan::cells);
    Outcome<Map<Integer, StoredCell>> measured = measured(table, plan, cells, names);
    if (detail.isPresent() && measured instanceof Outcome.Done<Map<Integer, StoredCell>> totals) {
      // Chosen by stored noisy totals alone, so whoever prepares this again chooses the same.
      cells.or(detail.get().worthMeasuring(values(totals.value())));
      measured = measured(table, plan, cells, names);
    }
    if (measured instanceof Outcome.Refused<Map<Integer, StoredCell>> refused) {
      return new Outcome.Refused<>(refused.refusal());
    }
    return new Outcome.Done<>(
        safe(plan, measured.orElseThrow(), detail, thresholding(table.counted(), rule), rule));
  }

  /** What is stored of these cells, after those that have no value yet were paid for and drawn. */
  private Outcome<Map<Integer, StoredCell>> measured(
      TableToProtect table, MeasurementPlan plan, BitSet cells, String[] names) {
    MeasurementPlan wanted = plan.onlyCells(cells);
    BitSet missing = missing(wanted, stored(table, names));
    if (!missing.isEmpty()) {
      Outcome<List<PrivacySpending>> paid = debits.debit(charges(table, plan, missing, names));
      if (paid instanceof Outcome.Refused<List<PrivacySpending>> refused) {
        return new Outcome.Refused<>(refused.refusal());
      }
      draw(table, plan.onlyCells(missing), names, paid.orElseThrow());
    }
    Map<Integer, StoredCell> stored = stored(table, names);
    stored.keySet().removeIf(cell -> !cells.get(cell));
    // Whoever was first may have drawn other noise.
    return isOtherwise(plan, stored)
        ? new Outcome.Refused<>(
            new ProtectionRefusal.MeasuredOtherwise(table.counted().part().name()))
        : new Outcome.Done<>(stored);
  }

  /** By area and period, where the rule asks for it. */
  private static Optional<AdaptiveDetail> detail(
      TableToProtect table, ProtectionMechanism.Noise rule) {
    Set<String> grouping = new LinkedHashSet<>();
    table.area().ifPresent(grouping::add);
    table.period().ifPresent(grouping::add);
    return rule.detail()
        .map(
            detail ->
                AdaptiveDetail.by(grouping, table.counted().table().structure(), detail.steps()));
  }

  private static ContributionBound bound(TabulatedTable counted) {
    int records = counted.recordsPerRespondent().getAsInt();
    // One record more or less changes a number of different things by one at most, as it does a
    // count.
    return counted.quantity() instanceof Quantity.Total total
        ? new ContributionBound(records, total.greatest())
        : new ContributionBound(records);
  }

  /** Sums tell nothing of how many respondents there are, so none is hidden for being small. */
  private static Thresholding thresholding(TabulatedTable counted, ProtectionMechanism.Noise rule) {
    return rule.smallest()
        .filter(smallest -> !(counted.quantity() instanceof Quantity.Total))
        .<Thresholding>map(
            smallest ->
                new Thresholding.HideBelow(smallest.respondents(), smallest.falseShowProbability()))
        .orElse(new Thresholding.ShowAll());
  }

  private static MeasurementPlan plan(
      TableToProtect table, ProtectionMechanism.Noise rule, ContributionBound bound) {
    TableStructure structure = table.counted().table().structure();
    if (rule.lossPerPeriod() instanceof PrivacyLoss.Pure pure) {
      return MeasurementPlan.discreteLaplace(
          structure, rule.unit(), bound, pure, split(table, rule, NoiseFamily.DISCRETE_LAPLACE));
    }
    if (rule.lossPerPeriod() instanceof PrivacyLoss.ZeroConcentrated zero) {
      return MeasurementPlan.discreteGaussian(
          structure, rule.unit(), bound, zero, split(table, rule, NoiseFamily.DISCRETE_GAUSSIAN));
    }
    throw new IllegalStateException("a rule with another loss than epsilon or rho");
  }

  /** Weights hold for areas; on all other variables every code matters alike. */
  private static BudgetSplit split(
      TableToProtect table, ProtectionMechanism.Noise rule, NoiseFamily family) {
    Optional<AdaptiveDetail> detail = detail(table, rule);
    if (detail.isPresent()) {
      return detail.get().split(rule.detail().orElseThrow().shareOfTotals());
    }
    if (!(rule.split() instanceof ProtectionMechanism.Split.ForWorkload workload)) {
      return new BudgetSplit.Even();
    }
    TableStructure structure = table.counted().table().structure();
    List<Map<Integer, Rational>> weights = new ArrayList<>();
    for (int v = 0; v < structure.variables().size(); v++) {
      boolean isArea = table.area().filter(structure.variables().get(v).name()::equals).isPresent();
      Map<Integer, Rational> byHeight = new HashMap<>();
      for (Level level : Levels.of(structure).all()) {
        int height = level.heights().get(v);
        byHeight.put(height, isArea ? workload.weight(height) : Rational.ONE);
      }
      weights.add(byHeight);
    }
    return new ConsistentSplit(structure, family, weights);
  }

  private static ProtectedTable safe(
      MeasurementPlan plan,
      Map<Integer, StoredCell> stored,
      Optional<AdaptiveDetail> detail,
      Thresholding thresholding,
      ProtectionMechanism.Noise rule) {
    Set<UUID> spendings = new LinkedHashSet<>();
    stored.values().forEach(kept -> spendings.add(kept.spending()));
    return new ProtectedTable(
        detail
            .map(
                chosen ->
                    chosen.protect(plan, values(stored), thresholding, rule.coveragePercent()))
            .orElseGet(
                () ->
                    plan.protect(
                        values(stored), thresholding, rule.estimates(), rule.coveragePercent())),
        0,
        0,
        List.copyOf(spendings));
  }

  private static NoisyCounts values(Map<Integer, StoredCell> stored) {
    Map<Integer, Long> values = new HashMap<>();
    stored.forEach((cell, kept) -> values.put(cell, kept.value()));
    return NoisyCounts.ofStored(values);
  }

  private void draw(
      TableToProtect table,
      MeasurementPlan missing,
      String[] names,
      List<PrivacySpending> spendings) {
    NoisyCounts drawn = missing.measure(table.counted().table(), new DrbgBitSource());
    List<Map<String, Draw.DrawnCell>> byPeriod = new ArrayList<>();
    table.periods().forEach(period -> byPeriod.add(new HashMap<>()));
    drawn.forEach(
        (cell, value) ->
            byPeriod
                .get(CellMeanings.periodOf(table, cell))
                .put(names[cell], new Draw.DrawnCell(missing.noise(cell).description(), value)));
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

  private static UUID spendingFor(String period, List<PrivacySpending> spendings) {
    return spendings.stream()
        .filter(
            spending ->
                spending.account().period().equals(period)
                    || spending.account().period().equals(ALL_PERIODS))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a period was not paid for"))
        .id();
  }

  /** One charge for each period, or one for all where the privacy unit spans them. */
  private static List<Charge> charges(
      TableToProtect table, MeasurementPlan plan, BitSet missing, String[] names) {
    MeasurementPlan needed = plan.onlyCells(missing);
    Map<String, PrivacyLoss> byPeriod = new HashMap<>();
    if (table.period().isPresent()) {
      needed.privacyLossByCode(table.period().get()).forEach(byPeriod::put);
    } else {
      byPeriod.put(table.periods().get(0), needed.privacyLoss());
    }
    List<Charge> charges = new ArrayList<>();
    Notion notion = Notion.of(needed.privacyLoss());
    Rational sum = Rational.ZERO;
    for (int p = 0; p < table.periods().size(); p++) {
      String period = table.periods().get(p);
      Rational loss = Notion.number(byPeriod.getOrDefault(period, PrivacyLoss.none()));
      sum = sum.plus(loss);
      if (loss.signum() > 0 && plan.unit().scope() == PrivacyUnit.Scope.REFERENCE_PERIOD) {
        charges.add(
            new Charge(
                account(table, plan, period),
                notion.loss(loss),
                purpose(table, plan, missing, names, Optional.of(p))));
      }
    }
    if (plan.unit().scope() == PrivacyUnit.Scope.WHOLE_DATASET) {
      charges.add(
          new Charge(
              account(table, plan, ALL_PERIODS),
              notion.loss(sum),
              purpose(table, plan, missing, names, Optional.empty())));
    }
    return charges;
  }

  private static BudgetAccount account(TableToProtect table, MeasurementPlan plan, String period) {
    return new BudgetAccount(table.counted().datasetId(), period, plan.unit().toString());
  }

  /**
   * What a debit is for: exactly these cells with exactly this noise. Whoever comes again for the
   * same after a crash finds the debit by it.
   */
  private static String purpose(
      TableToProtect table,
      MeasurementPlan plan,
      BitSet missing,
      String[] names,
      Optional<Integer> period) {
    TreeSet<String> cells = new TreeSet<>();
    missing.stream()
        .filter(cell -> period.isEmpty() || CellMeanings.periodOf(table, cell) == period.get())
        .forEach(
            cell ->
                cells.add(
                    table.counted().snapshots().get(CellMeanings.periodOf(table, cell))
                        + " "
                        + names[cell]
                        + " "
                        + plan.noise(cell).description()));
    return "measurement of "
        + cells.size()
        + " cells "
        + Sha256.of(table.records().population() + "\n" + String.join("\n", cells));
  }

  private Map<Integer, StoredCell> stored(TableToProtect table, String[] names) {
    List<Map<String, StoredCell>> byPeriod =
        table.counted().snapshots().stream()
            .map(snapshot -> measurements.stored(snapshot, table.records().population()))
            .toList();
    Map<Integer, StoredCell> stored = new HashMap<>();
    for (int cell = 0; cell < names.length; cell++) {
      StoredCell kept = byPeriod.get(CellMeanings.periodOf(table, cell)).get(names[cell]);
      if (kept != null) {
        stored.put(cell, kept);
      }
    }
    return stored;
  }

  private static boolean isOtherwise(MeasurementPlan plan, Map<Integer, StoredCell> stored) {
    return stored.entrySet().stream()
        .anyMatch(cell -> !plan.noise(cell.getKey()).description().equals(cell.getValue().noise()));
  }

  private static BitSet missing(MeasurementPlan plan, Map<Integer, StoredCell> stored) {
    BitSet missing = plan.cells();
    stored.keySet().forEach(missing::clear);
    return missing;
  }

  private static String[] names(TableToProtect table) {
    String[] names = new String[table.counted().table().structure().cellCount()];
    for (int cell = 0; cell < names.length; cell++) {
      names[cell] = CellMeanings.ofCell(table, cell);
    }
    return names;
  }
}
