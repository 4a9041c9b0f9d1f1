package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.sampling.BitSource;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * What will be measured with noise, before anything is drawn: the cells, the noise of each, and the
 * privacy loss that the whole costs.
 *
 * <p>Independent noise goes onto every cell of every level; the loss is divided between levels. The
 * order of use is: ask for {@link #privacyLoss}, debit it durably, {@link #measure} once, store the
 * values, and {@link #protect} them as often as needed: protecting never draws. A plan is a value:
 * equal parameters give the same noise, so one can be made again from stored parameters.
 *
 * <p>Immutable and safe for use by several threads. Does not promise that parts add up to totals:
 * they are independent estimates. Proof: docs/proofs/dp-discrete-laplace-table.md.
 */
public final class MeasurementPlan implements TableMeasurement {

  private final Levels levels;
  private final PrivacyUnit unit;
  private final ContributionBound bound;
  private final NoiseFamily family;
  private final List<NoiseDistribution> noiseByLevel;
  private final BitSet cells;

  private MeasurementPlan(
      Levels levels,
      PrivacyUnit unit,
      ContributionBound bound,
      NoiseFamily family,
      List<NoiseDistribution> noiseByLevel,
      BitSet cells) {
    this.levels = levels;
    this.unit = unit;
    this.bound = bound;
    this.family = family;
    this.noiseByLevel = List.copyOf(noiseByLevel);
    this.cells = cells;
  }

  /**
   * A plan to measure every cell with discrete Laplace noise.
   *
   * @param total the loss for all levels together; ε above 0
   */
  public static MeasurementPlan discreteLaplace(
      TableStructure structure,
      PrivacyUnit unit,
      ContributionBound bound,
      PrivacyLoss.Pure total,
      BudgetSplit split) {
    return of(structure, unit, bound, NoiseFamily.DISCRETE_LAPLACE, total.epsilon(), split);
  }

  /**
   * A plan to measure every cell with discrete Gaussian noise.
   *
   * @param total the loss for all levels together; ρ above 0
   */
  public static MeasurementPlan discreteGaussian(
      TableStructure structure,
      PrivacyUnit unit,
      ContributionBound bound,
      PrivacyLoss.ZeroConcentrated total,
      BudgetSplit split) {
    return of(structure, unit, bound, NoiseFamily.DISCRETE_GAUSSIAN, total.rho(), split);
  }

  private static MeasurementPlan of(
      TableStructure structure,
      PrivacyUnit unit,
      ContributionBound bound,
      NoiseFamily family,
      Rational total,
      BudgetSplit split) {
    if (total.signum() <= 0) {
      throw new IllegalArgumentException("the privacy loss must be positive");
    }
    Levels levels = Levels.of(structure);
    Map<Level, Rational> shares = split.shares(levels.all());
    List<NoiseDistribution> noise = new ArrayList<>();
    for (Level level : levels.all()) {
      Rational share = shares.getOrDefault(level, Rational.ZERO);
      noise.add(family.noise(Sensitivity.of(levels, level, bound), total.times(share)));
    }
    BitSet all = new BitSet();
    all.set(0, structure.cellCount());
    return new MeasurementPlan(levels, unit, bound, family, noise, all);
  }

  /** The table, margins included. */
  @Override
  public TableStructure structure() {
    return levels.structure();
  }

  @Override
  public PrivacyUnit unit() {
    return unit;
  }

  public ContributionBound bound() {
    return bound;
  }

  public NoiseFamily family() {
    return family;
  }

  /** The cells that {@link #measure} draws noise for. */
  @Override
  public BitSet cells() {
    return (BitSet) cells.clone();
  }

  /** Whether {@link #measure} draws noise for this cell. */
  public boolean measures(int cell) {
    return cells.get(cell);
  }

  @Override
  public String law(int cell) {
    return noise(cell).description();
  }

  /** The noise that goes onto a cell. */
  public NoiseDistribution noise(int cell) {
    return noiseByLevel.get(levels.indexOf(cell));
  }

  Levels levels() {
    return levels;
  }

  /** The noise of each level. */
  public Map<Level, NoiseDistribution> noiseByLevel() {
    Map<Level, NoiseDistribution> map = new LinkedHashMap<>();
    for (int i = 0; i < noiseByLevel.size(); i++) {
      map.put(levels.all().get(i), noiseByLevel.get(i));
    }
    return map;
  }

  /**
   * The same noise on some cells only; for a table of which others were measured before. The loss
   * is that of drawing these cells alone.
   *
   * @param some a subset of {@link #cells}
   */
  @Override
  public MeasurementPlan onlyCells(BitSet some) {
    BitSet outside = (BitSet) some.clone();
    outside.andNot(cells);
    if (!outside.isEmpty()) {
      throw new IllegalArgumentException("the plan has no cell " + outside.nextSetBit(0));
    }
    return new MeasurementPlan(levels, unit, bound, family, noiseByLevel, (BitSet) some.clone());
  }

  /**
   * The loss of one privacy unit, wherever its records lie. It depends on the structure and the
   * parameters, never on data. O(inner cells × margins).
   */
  @Override
  public PrivacyLoss privacyLoss() {
    return lossOf(worstRecordLoss(inner -> true));
  }

  /**
   * The loss of a privacy unit all of whose records have the same code of this variable, by code;
   * for slices such as years, each with a budget of its own.
   *
   * @param variable the name of a spanning variable
   */
  @Override
  public Map<String, PrivacyLoss> privacyLossByCode(String variable) {
    TableStructure structure = structure();
    int index = -1;
    for (int v = 0; v < structure.variables().size(); v++) {
      if (structure.variables().get(v).name().equals(variable)) {
        index = v;
      }
    }
    if (index < 0) {
      throw new IllegalArgumentException("there is no variable '" + variable + "'");
    }
    int at = index;
    Map<String, PrivacyLoss> losses = new LinkedHashMap<>();
    for (String code : structure.variables().get(at).leaves()) {
      losses.put(
          code, lossOf(worstRecordLoss(inner -> structure.codes(inner).get(at).equals(code))));
    }
    return losses;
  }

  private PrivacyLoss lossOf(Rational recordLoss) {
    return family.unitLoss(recordLoss, bound);
  }

  /**
   * The greatest sum, over the cells that hold a record, of the cells' losses; a unit's loss is
   * greatest when all its records lie where that is greatest, since it is convex in where they lie.
   */
  private Rational worstRecordLoss(IntPredicate among) {
    TableStructure structure = structure();
    Map<List<Integer>, Rational> sums = new HashMap<>();
    Rational worst = Rational.ZERO;
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      if (!levels.isInner(cell) || !among.test(cell)) {
        continue;
      }
      List<Integer> touched =
          Arrays.stream(levels.cellsContaining(cell))
              .filter(cells::get)
              .map(levels::indexOf)
              .sorted()
              .boxed()
              .toList();
      Rational sum = sums.computeIfAbsent(touched, this::sumOfLosses);
      worst = Rational.max(worst, sum);
    }
    return worst;
  }

  private Rational sumOfLosses(List<Integer> levelIndices) {
    Rational sum = Rational.ZERO;
    for (int index : levelIndices) {
      sum = sum.plus(noiseByLevel.get(index).lossOfOneRespondent());
    }
    return sum;
  }

  /**
   * Draws the noise and adds it. Call it once, and only after {@link #privacyLoss} was debited.
   *
   * @param table over the structure of this plan
   */
  public NoisyCounts measure(ConfidentialTable table, BitSource bits) {
    long[] drawn = measureRepeatedly(table, bits, 1).get(0);
    long[] values = new long[structure().cellCount()];
    int position = 0;
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      values[cell] = drawn[position++];
    }
    return NoisyCounts.drawn(cells, values);
  }

  /**
   * Measures independently many times over, each time as {@link #measure} does; for games on
   * invented tables, since every time costs the loss once more.
   *
   * @param table over the structure of this plan
   * @param times how often; memory for that many values of each cell is needed
   * @return for each time the values of {@link #cells}, in the order of their numbers
   */
  public List<long[]> measureRepeatedly(ConfidentialTable table, BitSource bits, int times) {
    if (!table.structure().equals(structure())) {
      throw new IllegalArgumentException("the table has another structure than the plan");
    }
    int[] measured = cells.stream().toArray();
    Map<Integer, IntStream.Builder> positionsByLevel = new TreeMap<>();
    for (int position = 0; position < measured.length; position++) {
      positionsByLevel
          .computeIfAbsent(levels.indexOf(measured[position]), level -> IntStream.builder())
          .add(position);
    }
    List<long[]> drawn = Stream.generate(() -> new long[measured.length]).limit(times).toList();
    positionsByLevel.forEach(
        (level, of) -> {
          int[] positions = of.build().toArray();
          long[] noise = new long[Math.multiplyExact(positions.length, times)];
          noiseByLevel.get(level).sampler(noise.length).fill(bits, noise);
          int next = 0;
          for (long[] values : drawn) {
            for (int position : positions) {
              values[position] = held(table.count(measured[position]), noise[next++]);
            }
          }
        });
    return drawn;
  }

  /** Noise is held at 2^62 and the sum at 2^61, so the sum never tells that noise was held. */
  private static long held(long count, long noise) {
    if (count > NoisyCounts.LIMIT) {
      throw new IllegalArgumentException("a count is beyond 2^61");
    }
    return Math.max(-NoisyCounts.LIMIT, Math.min(NoisyCounts.LIMIT, count + noise));
  }

  /**
   * The safe table of values that were drawn now or earlier; draws nothing and costs no privacy.
   *
   * @param values one for every cell of this plan
   * @param coveragePercent of the margins, 1 to 99; before thresholding, see the proof note
   * @throws IllegalArgumentException where a cell of the plan has no value
   */
  public SafeTable protect(NoisyCounts values, Thresholding thresholding, int coveragePercent) {
    return protect(values, thresholding, Estimates.MEASURED, coveragePercent);
  }

  /**
   * The same with estimates from all noisy counts together beside each noisy count.
   *
   * @throws IllegalArgumentException where a cell of the plan has no value, or consistent estimates
   *     are wanted and {@link ConsistentEstimates} cannot make them
   */
  public SafeTable protect(
      NoisyCounts values, Thresholding thresholding, Estimates wanted, int coveragePercent) {
    return new TableProtection(this, thresholding, wanted, coveragePercent).apply(values);
  }

  TableProtection protection(Thresholding thresholding, int coveragePercent) {
    return new TableProtection(this, thresholding, Estimates.MEASURED, coveragePercent);
  }
}
