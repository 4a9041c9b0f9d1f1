package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;

/**
 * Turns noisy counts into safe tables under one thresholding; margins and thresholds of the levels
 * are worked out once.
 *
 * <p>Sees noisy values only. Immutable and safe for use by several threads.
 */
final class TableProtection {

  private final MeasurementPlan plan;
  private final Levels levels;
  private final int coveragePercent;
  private final List<CellLaw> laws;
  private final ProtectionStatement statement;

  TableProtection(
      MeasurementPlan plan, Levels levels, Thresholding thresholding, int coveragePercent) {
    this.plan = plan;
    this.levels = levels;
    this.coveragePercent = coveragePercent;
    this.laws =
        plan.noiseByLevel().values().stream()
            .map(
                noise ->
                    new CellLaw(noise.halfWidth(coveragePercent), thresholding.threshold(noise)))
            .toList();
    this.statement = statement(plan, thresholding);
  }

  /** One safe cell for each cell of the structure. */
  SafeTable apply(NoisyCounts values) {
    int cellCount = plan.structure().cellCount();
    List<SafeCell> safe = new ArrayList<>(cellCount);
    for (int cell = 0; cell < cellCount; cell++) {
      safe.add(
          plan.measures(cell)
              ? laws.get(levels.indexOf(cell)).protect(values.value(cell), coveragePercent)
              : new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL));
    }
    return new SafeTable(plan.structure(), safe, statement);
  }

  private static ProtectionStatement statement(MeasurementPlan plan, Thresholding thresholding) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("privacy unit", plan.unit().toString());
    parameters.put("records per privacy unit", String.valueOf(plan.bound().records()));
    if (plan.bound().greatestValue() > 1) {
      parameters.put("values clamped at", String.valueOf(plan.bound().greatestValue()));
    }
    PrivacyLoss loss = plan.privacyLoss();
    if (loss instanceof PrivacyLoss.Pure pure) {
      parameters.put("epsilon", pure.epsilon().toString());
    } else if (loss instanceof PrivacyLoss.ZeroConcentrated zero) {
      parameters.put("rho", zero.rho().toString());
    }
    plan.noiseByLevel()
        .forEach((level, noise) -> parameters.put("noise on level " + level, noise.description()));
    if (thresholding instanceof Thresholding.HideBelow hide) {
      parameters.put("smallest count meant to be shown", String.valueOf(hide.minimumCount()));
      parameters.put("probability to show a smaller count", hide.falseShowProbability().toString());
    }
    ProtectionStatement.Mechanism mechanism =
        switch (plan.family()) {
          case DISCRETE_LAPLACE -> ProtectionStatement.Mechanism.DISCRETE_LAPLACE;
          case DISCRETE_GAUSSIAN -> ProtectionStatement.Mechanism.DISCRETE_GAUSSIAN;
        };
    return new ProtectionStatement(mechanism, parameters, Map.of());
  }

  /** What follows for a noisy value of one level: half the margin's width, and the threshold. */
  private record CellLaw(long halfWidth, long threshold) {
    SafeCell protect(long value, int coveragePercent) {
      if (value < threshold) {
        return new SafeCell.Suppressed(SafeCell.Reason.BELOW_NOISY_THRESHOLD);
      }
      // Counts are not negative and everybody knows it, so cutting the interval at 0 loses nothing.
      return new SafeCell.Noisy(
          value,
          new Margin(
              Math.max(0, value - halfWidth), Math.max(0, value + halfWidth), coveragePercent));
    }
  }
}
