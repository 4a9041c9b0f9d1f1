package org.offenlage.ejb.protection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.dp.AdaptiveDetail;
import org.offenlage.privacy.dp.BudgetSplit;
import org.offenlage.privacy.dp.ConsistentSplit;
import org.offenlage.privacy.dp.ContributionBound;
import org.offenlage.privacy.dp.Level;
import org.offenlage.privacy.dp.Levels;
import org.offenlage.privacy.dp.MeasurementPlan;
import org.offenlage.privacy.dp.NoiseFamily;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Quantile;
import org.offenlage.privacy.dp.QuantilePlan;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.dp.Thresholding;
import org.offenlage.privacy.structure.TableStructure;

/** Works out what a rule measures in a table, and how. Stateless. */
final class Measurable {

  private Measurable() {}

  static MeasurementPlan plan(TableToProtect table, ProtectionMechanism.Noise rule) {
    ContributionBound bound = bound(table.counted());
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

  /**
   * Three selections a cell; the loss is divided evenly, for levels of quantiles do not combine.
   */
  static QuantilePlan quantiles(
      TableToProtect table, Quantity.Quantile quantile, ProtectionMechanism.Noise rule) {
    return QuantilePlan.of(
        table.counted().table().structure(),
        new QuantilePlan.Terms(
            rule.unit(),
            bound(table.counted()),
            Rational.of(quantile.percent(), 100),
            new Quantile.Range(quantile.least(), quantile.greatest()),
            rule.lossPerPeriod(),
            rule.coveragePercent()));
  }

  /** Detail by area and period, where the rule asks for it. */
  static Optional<AdaptiveDetail> detail(TableToProtect table, ProtectionMechanism.Noise rule) {
    Set<String> grouping = new LinkedHashSet<>();
    table.area().ifPresent(grouping::add);
    table.period().ifPresent(grouping::add);
    return rule.detail()
        .map(
            detail ->
                AdaptiveDetail.by(grouping, table.counted().table().structure(), detail.steps()));
  }

  /** Sums tell nothing of how many respondents there are, so none is hidden for being small. */
  static Thresholding thresholding(TabulatedTable counted, ProtectionMechanism.Noise rule) {
    return rule.smallest()
        .filter(smallest -> !(counted.quantity() instanceof Quantity.Total))
        .<Thresholding>map(
            smallest ->
                new Thresholding.HideBelow(smallest.respondents(), smallest.falseShowProbability()))
        .orElse(new Thresholding.ShowAll());
  }

  private static ContributionBound bound(TabulatedTable counted) {
    int records = counted.recordsPerRespondent().getAsInt();
    // One record more or less changes a number of different things by one at most, as it does a
    // count.
    return counted.quantity() instanceof Quantity.Total total
        ? new ContributionBound(records, total.greatest())
        : new ContributionBound(records);
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
}
