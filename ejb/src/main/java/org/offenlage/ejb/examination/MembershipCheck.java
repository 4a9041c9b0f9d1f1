package org.offenlage.ejb.examination;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.protection.Protection;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.privacy.attack.MembershipGame;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.MeasurementPlan;
import org.offenlage.privacy.dp.NoiseFamily;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.sampling.BitSource;
import org.offenlage.privacy.dp.sampling.DrbgBitSource;
import org.offenlage.privacy.structure.Equation;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Plays the membership game with the very plan by which a table was measured, on an invented table
 * with and without one respondent. No register is read and no budget spent.
 */
final class MembershipCheck {

  private static final String NAME = "membership-game";

  /** Outcomes of each table to learn from, and as many to measure. */
  private static final int ROUNDS = 10_000;

  /** A sound mechanism fails once in a million examinations. */
  private static final double MISS = 1e-6;

  /** Turns weights into whole scores; finer than any difference that matters. */
  private static final double FINENESS = 1e6;

  /** Laws that were played since the server started; a game depends on nothing else. */
  private static final Map<List<String>, MembershipGame.Advantage> PLAYED =
      new ConcurrentHashMap<>();

  private static final int MOST_KEPT = 200;

  private MembershipCheck() {}

  static Check of(ExaminedTable table, ProtectionMechanism.Noise rule) {
    Optional<MeasurementPlan> plan = Protection.measurement(table.truth(), rule);
    if (plan.isEmpty()) {
      return new Check(NAME, Check.Result.NOT_DECIDED, table.name(), List.of());
    }
    MembershipGame.Advantage advantage = playedOnce(plan.get());
    double loss = Notion.number(rule.lossPerPeriod()).approximately();
    boolean isEpsilon = rule.lossPerPeriod() instanceof PrivacyLoss.Pure;
    double bound =
        isEpsilon ? MembershipGame.boundOfEpsilon(loss) : MembershipGame.boundOfRho(loss);
    boolean isRefuted = isEpsilon ? advantage.refutesEpsilon(loss) : advantage.refutesRho(loss);
    return new Check(
        NAME,
        isRefuted ? Check.Result.FAILED : Check.Result.PASSED,
        table.name(),
        List.of(
            percent(advantage.measured()),
            percent(advantage.lower()),
            percent(advantage.upper()),
            percent(bound)));
  }

  private static MembershipGame.Advantage playedOnce(MeasurementPlan plan) {
    List<String> laws = new ArrayList<>();
    laws.add(plan.family() + " " + plan.bound().reach());
    cellsContaining(plan.structure(), firstInner(plan.structure())).stream()
        .forEach(cell -> laws.add(plan.law(cell)));
    MembershipGame.Advantage known = PLAYED.get(laws);
    if (known == null) {
      known = played(plan, new DrbgBitSource());
      if (PLAYED.size() < MOST_KEPT) {
        PLAYED.put(List.copyOf(laws), known);
      }
    }
    return known;
  }

  private static int firstInner(TableStructure structure) {
    int inner = 0;
    while (!structure.isInner(inner)) {
      inner++;
    }
    return inner;
  }

  static MembershipGame.Advantage played(MeasurementPlan plan, BitSource bits) {
    long contribution = plan.bound().reach();
    TableStructure structure = plan.structure();
    BitSet touched = cellsContaining(structure, firstInner(structure));
    long[] with = new long[structure.cellCount()];
    touched.stream().forEach(cell -> with[cell] = contribution);
    MeasurementPlan alone = plan.onlyCells(touched);
    ConfidentialTable there = new ConfidentialTable(structure, with);
    ConfidentialTable gone = new ConfidentialTable(structure, new long[with.length]);
    return MembershipGame.play(
        score(alone, there, contribution, bits),
        score(alone, gone, contribution, bits),
        ROUNDS,
        MISS);
  }

  private static BitSet cellsContaining(TableStructure structure, int inner) {
    BitSet containing = new BitSet();
    containing.set(inner);
    int before = 0;
    while (containing.cardinality() > before) {
      before = containing.cardinality();
      structure.forEachEquation(
          (Equation equation) -> {
            for (int part : equation.partCells()) {
              if (containing.get(part)) {
                containing.set(equation.totalCell());
              }
            }
          });
    }
    return containing;
  }

  /** The logarithm of how much likelier an outcome is with the respondent, but for a factor. */
  private static LongSupplier score(
      MeasurementPlan plan, ConfidentialTable table, long contribution, BitSource bits) {
    int[] cells = plan.cells().stream().toArray();
    double[] weights = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      weights[i] = plan.noise(cells[i]).lossOfOneRespondent().approximately();
    }
    boolean isGaussian = plan.family() == NoiseFamily.DISCRETE_GAUSSIAN;
    Deque<long[]> drawn = new ArrayDeque<>();
    return () -> {
      if (drawn.isEmpty()) {
        drawn.addAll(plan.measureRepeatedly(table, bits, ROUNDS));
      }
      long[] values = drawn.remove();
      double score = 0;
      for (int i = 0; i < cells.length; i++) {
        double value = values[i];
        score +=
            weights[i]
                * (isGaussian
                    ? 2 * value - contribution
                    : Math.abs(value) - Math.abs(value - contribution));
      }
      return Math.round(score / contribution * FINENESS);
    };
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
