package org.offenlage.privacy.dp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.offenlage.privacy.confidential.CellValues;
import org.offenlage.privacy.dp.sampling.BitSource;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * A quantile of every cell of a table, such as the median income by municipality, with an interval
 * in units of the measure: three selections a cell by the exponential mechanism.
 *
 * <p>The loss is divided evenly between the levels; half of a cell's share buys the estimate, a
 * quarter each end of its interval. Used like a {@link MeasurementPlan}: ask for the loss, debit
 * it, measure once, store, {@link #protect} as often as needed. Immutable and safe for use by
 * several threads. Proof: docs/proofs/dp-quantile.md.
 */
public final class QuantilePlan implements TableMeasurement {

  /** The variable that {@link #structure} has behind those of the table. */
  public static final String PLACE = "quantile";

  private static final List<String> PLACES = List.of("estimate", "lower", "upper");
  private static final int PLACE_COUNT = 3;
  private static final int ROOT_DIGITS = 32;

  private final TableStructure table;
  private final TableStructure structure;
  private final Levels levels;
  private final Terms terms;
  private final BitSet cells;
  private final List<List<Quantile>> quantilesByLevel;

  /**
   * What is wanted.
   *
   * @param unit whose presence is hidden
   * @param bound how many records one unit has at most
   * @param fraction 1/2 for the median
   * @param range values that may come out, known without the data
   * @param loss of the whole table, ε or ρ above 0
   * @param coveragePercent of the intervals, 1 to 99
   */
  public record Terms(
      PrivacyUnit unit,
      ContributionBound bound,
      Rational fraction,
      Quantile.Range range,
      PrivacyLoss loss,
      int coveragePercent) {

    public Terms {
      if (coveragePercent < 1 || coveragePercent > 99) {
        throw new IllegalArgumentException("coverage must be 1 to 99 percent");
      }
      if (loss instanceof PrivacyLoss.Approximate || number(loss).signum() <= 0) {
        throw new IllegalArgumentException("the loss must be an epsilon or a rho above 0");
      }
    }
  }

  private QuantilePlan(
      TableStructure table,
      TableStructure structure,
      Levels levels,
      Terms terms,
      BitSet cells,
      List<List<Quantile>> quantilesByLevel) {
    this.table = table;
    this.structure = structure;
    this.levels = levels;
    this.terms = terms;
    this.cells = cells;
    this.quantilesByLevel = quantilesByLevel;
  }

  /** A plan for every cell of a table. */
  public static QuantilePlan of(TableStructure table, Terms terms) {
    List<SpanningVariable> variables = new ArrayList<>(table.variables());
    variables.add(SpanningVariable.of(PLACE, Hierarchy.withoutTotal(PLACES)));
    TableStructure structure = TableStructure.of(variables);
    Levels levels = Levels.of(table);
    Rational missed = Rational.of(100 - terms.coveragePercent(), 200);
    List<List<Quantile>> quantiles = new ArrayList<>();
    for (Level level : levels.all()) {
      Rational cell =
          number(terms.loss()).over(levels.all().size()).over(levels.multiplicity(level));
      Quantile middle = quantile(terms, cell.over(2));
      Quantile end = quantile(terms, cell.over(4));
      quantiles.add(List.of(middle, end.lowerEnd(missed), end.upperEnd(missed)));
    }
    BitSet all = new BitSet();
    all.set(0, structure.cellCount());
    return new QuantilePlan(table, structure, levels, terms, all, List.copyOf(quantiles));
  }

  private static Rational number(PrivacyLoss loss) {
    return loss instanceof PrivacyLoss.Pure pure
        ? pure.epsilon()
        : ((PrivacyLoss.ZeroConcentrated) loss).rho();
  }

  private static Quantile quantile(Terms terms, Rational loss) {
    Rational epsilon = loss;
    if (terms.loss() instanceof PrivacyLoss.ZeroConcentrated) {
      // A selection costs ε²/8; the root is rounded down, so that it never costs more.
      BigInteger squared =
          loss.times(8)
              .times(new Rational(BigInteger.ONE.shiftLeft(2 * ROOT_DIGITS), BigInteger.ONE))
              .floor();
      epsilon = new Rational(squared.sqrt(), BigInteger.ONE.shiftLeft(ROOT_DIGITS));
    }
    return Quantile.of(
        terms.fraction(), terms.range(), terms.bound(), new PrivacyLoss.Pure(epsilon));
  }

  @Override
  public TableStructure structure() {
    return structure;
  }

  @Override
  public PrivacyUnit unit() {
    return terms.unit();
  }

  @Override
  public BitSet cells() {
    return (BitSet) cells.clone();
  }

  @Override
  public String law(int cell) {
    return "quantile "
        + terms.fraction()
        + " of "
        + terms.range().lowest()
        + " to "
        + terms.range().highest()
        + ", "
        + quantile(cell).description();
  }

  private Quantile quantile(int cell) {
    return quantilesByLevel.get(levels.indexOf(cell / PLACE_COUNT)).get(cell % PLACE_COUNT);
  }

  @Override
  public QuantilePlan onlyCells(BitSet some) {
    BitSet outside = (BitSet) some.clone();
    outside.andNot(cells);
    if (!outside.isEmpty()) {
      throw new IllegalArgumentException("the plan has no cell " + outside.nextSetBit(0));
    }
    return new QuantilePlan(
        table, structure, levels, terms, (BitSet) some.clone(), quantilesByLevel);
  }

  @Override
  public PrivacyLoss privacyLoss() {
    return worst(inner -> true);
  }

  @Override
  public Map<String, PrivacyLoss> privacyLossByCode(String variable) {
    int index = -1;
    for (int v = 0; v < table.variables().size(); v++) {
      if (table.variables().get(v).name().equals(variable)) {
        index = v;
      }
    }
    if (index < 0) {
      throw new IllegalArgumentException("there is no variable '" + variable + "'");
    }
    int at = index;
    Map<String, PrivacyLoss> losses = new LinkedHashMap<>();
    for (String code : table.variables().get(at).leaves()) {
      losses.put(code, worst(inner -> table.codes(inner).get(at).equals(code)));
    }
    return losses;
  }

  /** The greatest sum of the losses of cells that hold one record. */
  private PrivacyLoss worst(IntPredicate among) {
    Rational worst = Rational.ZERO;
    for (int inner = 0; inner < table.cellCount(); inner++) {
      if (levels.isInner(inner) && among.test(inner)) {
        worst = Rational.max(worst, lossOfRecordIn(inner));
      }
    }
    return terms.loss() instanceof PrivacyLoss.Pure
        ? new PrivacyLoss.Pure(worst)
        : new PrivacyLoss.ZeroConcentrated(worst);
  }

  private Rational lossOfRecordIn(int inner) {
    Rational sum = Rational.ZERO;
    for (int cell : levels.cellsContaining(inner)) {
      for (int place = 0; place < PLACE_COUNT; place++) {
        int number = PLACE_COUNT * cell + place;
        if (cells.get(number)) {
          Quantile quantile = quantile(number);
          sum =
              sum.plus(
                  terms.loss() instanceof PrivacyLoss.Pure
                      ? quantile.privacyLoss().epsilon()
                      : quantile.concentratedLoss().rho());
        }
      }
    }
    return sum;
  }

  /**
   * Selects the values. Call it once, and only after {@link #privacyLoss} was debited. O(records of
   * the cell × log) a cell.
   *
   * @param values over the table's structure
   */
  public NoisyCounts measure(CellValues values, BitSource bits) {
    if (!values.structure().equals(table)) {
      throw new IllegalArgumentException("the values have another structure than the plan");
    }
    long[] drawn = new long[structure.cellCount()];
    for (int cell = 0; cell < table.cellCount(); cell++) {
      long[] ofCell = values.of(cell);
      for (int number = PLACE_COUNT * cell; number < PLACE_COUNT * (cell + 1); number++) {
        if (cells.get(number)) {
          drawn[number] = quantile(number).select(ofCell, bits);
        }
      }
    }
    return NoisyCounts.drawn(cells, drawn);
  }

  /**
   * The safe table of values that were selected now or earlier; draws nothing and costs no privacy.
   *
   * @param values three for each cell of the table
   */
  public SafeTable protect(NoisyCounts values) {
    List<SafeCell> safe = new ArrayList<>();
    for (int cell = 0; cell < table.cellCount(); cell++) {
      long one = values.value(PLACE_COUNT * cell + 1);
      long other = values.value(PLACE_COUNT * cell + 2);
      safe.add(
          new SafeCell.Noisy(
              values.value(PLACE_COUNT * cell),
              // Ends that crossed have missed; exchanged they hold no less.
              new Margin(Math.min(one, other), Math.max(one, other), terms.coveragePercent())));
    }
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("privacy unit", terms.unit().toString());
    parameters.put("records per privacy unit", String.valueOf(terms.bound().records()));
    parameters.put("quantile", terms.fraction().toString());
    parameters.put("least value", String.valueOf(terms.range().lowest()));
    parameters.put("greatest value", String.valueOf(terms.range().highest()));
    PrivacyLossWords.put(parameters, terms.loss());
    return new SafeTable(
        table,
        safe,
        new ProtectionStatement(ProtectionStatement.Mechanism.EXPONENTIAL, parameters, Map.of()));
  }
}
