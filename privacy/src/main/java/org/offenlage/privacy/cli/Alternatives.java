package org.offenlage.privacy.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.Coarsening;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;
import org.offenlage.privacy.suppression.CellCosts;
import org.offenlage.privacy.suppression.CellStatus;
import org.offenlage.privacy.suppression.CellSuppressor;
import org.offenlage.privacy.suppression.ProgressListener;
import org.offenlage.privacy.suppression.SuppressionOutcome;
import org.offenlage.privacy.suppression.SuppressionProblem;

/**
 * What coarser structures would suppress: each variable with its lowest level dropped, and each
 * pair of variables.
 *
 * <p>Bounded by the number of cells that are protected for it, not by time, so that the report is
 * the same on every run; what is left out is said.
 */
final class Alternatives {

  /** As many cells as this are protected again, all alternatives together. */
  private static final long MOST_CELLS = 300_000;

  private final Cube cube;
  private final SuppressionProblem problem;
  private final int threads;
  private long cellsLeft = MOST_CELLS;

  Alternatives(Cube cube, SuppressionProblem problem, int threads) {
    this.cube = cube;
    this.problem = problem;
    this.threads = threads;
  }

  /** One entry an alternative, in a fixed order: single variables first, then pairs. */
  List<Object> all() {
    List<Set<String>> choices = new ArrayList<>();
    List<String> names = cube.structure().variables().stream().map(SpanningVariable::name).toList();
    for (String name : names) {
      choices.add(Set.of(name));
    }
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        Set<String> pair = new LinkedHashSet<>();
        pair.add(names.get(i));
        pair.add(names.get(j));
        choices.add(pair);
      }
    }
    List<Object> entries = new ArrayList<>();
    for (Set<String> choice : choices) {
      Coarsening.of(cube.structure(), choice)
          .ifPresent(coarser -> entries.add(entry(choice, coarser)));
    }
    return entries;
  }

  private Map<String, Object> entry(Set<String> choice, TableStructure coarser) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("coarser", List.copyOf(choice));
    entry.put(
        "without",
        choice.stream()
            .filter(
                name ->
                    coarser.variables().stream()
                        .noneMatch(variable -> variable.name().equals(name)))
            .toList());
    entry.put("cells", coarser.cellCount());
    if (coarser.cellCount() > cellsLeft) {
      entry.put("tried", false);
      return entry;
    }
    cellsLeft -= coarser.cellCount();
    entry.put("tried", true);
    Optional<BitSet> suppressed = protect(coarser);
    entry.put("safe", suppressed.isPresent());
    suppressed.ifPresent(
        cells -> {
          int[] inCube = Coarsening.cellsIn(cube.structure(), coarser);
          long sum = cells.stream().mapToLong(cell -> cube.tables().value(inCube[cell])).sum();
          entry.put("suppressed", cells.cardinality());
          entry.put("sumSuppressed", new java.math.BigDecimal(cube.measure().written(sum)));
        });
    return entry;
  }

  private Optional<BitSet> protect(TableStructure coarser) {
    int[] inCube = Coarsening.cellsIn(cube.structure(), coarser);
    long[] values = new long[inCube.length];
    Map<Integer, ProtectionLevel> levels = new HashMap<>();
    Map<Integer, CellStatus> statuses = new HashMap<>();
    Map<Integer, Double> costs = new HashMap<>();
    for (int cell = 0; cell < inCube.length; cell++) {
      int at = inCube[cell];
      int number = cell;
      values[cell] = cube.tables().value(at);
      problem.sensitive().level(at).ifPresent(level -> levels.put(number, level));
      CellStatus status = problem.statuses().get(at);
      if (status != null) {
        statuses.put(cell, status);
      }
      Double cost = problem.costs().given().get(at);
      if (cost != null) {
        costs.put(cell, cost);
      }
    }
    LinkedTables tables = LinkedTables.of(TableSystem.of(coarser), values);
    SuppressionOutcome outcome =
        new CellSuppressor(threads)
            .protect(
                new SuppressionProblem(
                    tables,
                    SensitiveCells.of(levels),
                    problem.loneRespondents().among(inCube),
                    statuses,
                    new CellCosts(problem.costs().scale(), costs)),
                ProgressListener.SILENT);
    return outcome instanceof SuppressionOutcome.Protected done
        ? Optional.of(done.pattern().suppressedCells())
        : Optional.empty();
  }
}
