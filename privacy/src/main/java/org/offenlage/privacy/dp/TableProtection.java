package org.offenlage.privacy.dp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.offenlage.privacy.safe.ConsistentEstimate;
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
  private final Estimates wanted;
  private final int coveragePercent;
  private final List<CellLaw> laws;
  private final BitSet measured;
  private final ProtectionStatement statement;

  TableProtection(
      MeasurementPlan plan, Thresholding thresholding, Estimates wanted, int coveragePercent) {
    this.plan = plan;
    this.levels = plan.levels();
    this.wanted = wanted;
    this.coveragePercent = coveragePercent;
    this.laws =
        plan.noiseByLevel().values().stream()
            .map(
                noise ->
                    new CellLaw(noise.halfWidth(coveragePercent), thresholding.threshold(noise)))
            .toList();
    this.measured = plan.cells();
    this.statement = statement(plan, thresholding, wanted, coveragePercent);
  }

  private TableProtection(TableProtection whole, BitSet measured, ProtectionStatement statement) {
    this.plan = whole.plan;
    this.levels = whole.levels;
    this.wanted = whole.wanted;
    this.coveragePercent = whole.coveragePercent;
    this.laws = whole.laws;
    this.measured = (BitSet) measured.clone();
    this.statement = statement;
  }

  /** The same where only some cells of the plan were measured, with these words to readers. */
  TableProtection ofSome(BitSet some, Map<String, String> furtherParameters) {
    Map<String, String> parameters = new TreeMap<>(statement.publicParameters());
    parameters.putAll(furtherParameters);
    return new TableProtection(
        this,
        some,
        new ProtectionStatement(statement.mechanism(), parameters, statement.internalParameters()));
  }

  /** One safe cell for each cell of the structure. */
  SafeTable apply(NoisyCounts values) {
    int cellCount = plan.structure().cellCount();
    IntFunction<Optional<ConsistentEstimate>> consistent = consistent(values);
    List<SafeCell> safe = new ArrayList<>(cellCount);
    for (int cell = 0; cell < cellCount; cell++) {
      if (!measured.get(cell)) {
        safe.add(new SafeCell.Suppressed(SafeCell.Reason.NOT_MEASURED));
        continue;
      }
      long value = values.value(cell);
      CellLaw law = laws.get(levels.indexOf(cell));
      safe.add(
          value < law.threshold
              ? new SafeCell.Suppressed(SafeCell.Reason.BELOW_NOISY_THRESHOLD)
              : new SafeCell.Noisy(
                  value, law.margin(value, coveragePercent), consistent.apply(cell)));
    }
    return new SafeTable(plan.structure(), safe, statement);
  }

  /** What is estimated for a cell from all noisy counts together, where that is wanted. */
  private IntFunction<Optional<ConsistentEstimate>> consistent(NoisyCounts values) {
    if (wanted == Estimates.MEASURED) {
      return cell -> Optional.empty();
    }
    ConsistentEstimates.Outcome outcome = ConsistentEstimates.of(plan, values);
    if (!(outcome instanceof ConsistentEstimates.Outcome.Estimated estimated)) {
      throw new IllegalArgumentException(
          "this table's counts cannot be made consistent: " + outcome);
    }
    ConsistentEstimates estimates = estimated.estimates();
    Optional<IntegerCounts> whole =
        wanted == Estimates.CONSISTENT_AND_WHOLE
            ? Optional.of(IntegerCounts.of(estimates))
            : Optional.empty();
    return cell ->
        Optional.of(
            new ConsistentEstimate(
                BigDecimal.valueOf(estimates.estimate(cell))
                    .setScale(ConsistentEstimate.FRACTION_DIGITS, RoundingMode.HALF_EVEN),
                estimates.margin(cell, coveragePercent),
                whole
                    .map(counts -> OptionalLong.of(counts.count(cell)))
                    .orElse(OptionalLong.empty())));
  }

  private static ProtectionStatement statement(
      MeasurementPlan plan, Thresholding thresholding, Estimates wanted, int coveragePercent) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("privacy unit", plan.unit().toString());
    parameters.put("records per privacy unit", String.valueOf(plan.bound().records()));
    if (plan.bound().greatestValue() > 1) {
      parameters.put("values clamped at", String.valueOf(plan.bound().greatestValue()));
    }
    PrivacyLossWords.put(parameters, plan.privacyLoss());
    plan.noiseByLevel()
        .forEach(
            (level, noise) -> {
              parameters.put("noise on level " + level, noise.description());
              parameters.put(
                  "reliable difference on level " + level,
                  String.valueOf(reliableDifference(noise, coveragePercent)));
            });
    if (thresholding instanceof Thresholding.HideBelow hide) {
      parameters.put("smallest count meant to be shown", String.valueOf(hide.minimumCount()));
      parameters.put("probability to show a smaller count", hide.falseShowProbability().toString());
    }
    if (wanted != Estimates.MEASURED) {
      parameters.put("estimates", wanted.name());
    }
    ProtectionStatement.Mechanism mechanism =
        switch (plan.family()) {
          case DISCRETE_LAPLACE -> ProtectionStatement.Mechanism.DISCRETE_LAPLACE;
          case DISCRETE_GAUSSIAN -> ProtectionStatement.Mechanism.DISCRETE_GAUSSIAN;
        };
    return new ProtectionStatement(mechanism, parameters, Map.of());
  }

  /** Two noisy counts that differ by so much have true counts that differ, at this coverage. */
  private static long reliableDifference(NoiseDistribution noise, int coveragePercent) {
    CombinedNoise difference =
        CombinedNoise.of(
            List.of(new CombinedNoise.Term(noise, 1, 1), new CombinedNoise.Term(noise, -1, 1)));
    return (long) Math.floor(difference.halfWidth(coveragePercent)) + 1;
  }

  /** What follows for a noisy value of one level: half the margin's width, and the threshold. */
  private record CellLaw(long halfWidth, long threshold) {
    Margin margin(long value, int coveragePercent) {
      // Counts are not negative and everybody knows it, so cutting the interval at 0 loses nothing.
      return new Margin(
          Math.max(0, value - halfWidth), Math.max(0, value + halfWidth), coveragePercent);
    }
  }
}
