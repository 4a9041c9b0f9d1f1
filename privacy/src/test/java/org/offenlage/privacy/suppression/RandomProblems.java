package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.offenlage.privacy.confidential.Contributions;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.confidential.Margins;
import org.offenlage.privacy.risk.LoneRespondents;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/**
 * Small problems of every kind: one to four variables, flat, deep, unbalanced and overlapping
 * hierarchies, counts and magnitudes, every safety rule, several protection demands.
 */
final class RandomProblems {

  private static final int MOST_INNER_CELLS = 12;

  private final Random random;

  RandomProblems(long seed) {
    random = new Random(seed);
  }

  /** A problem with the words that name what kind it is. */
  record Drawn(TableStructure structure, SuppressionProblem problem, String kind) {

    LinkedTables tables() {
      return problem.tables();
    }

    SensitiveCells sensitive() {
      return problem.sensitive();
    }
  }

  Drawn next() {
    TableStructure structure = structure();
    return random.nextInt(3) == 0 ? magnitudes(structure) : counts(structure);
  }

  private TableStructure structure() {
    while (true) {
      int dimensions = 1 + random.nextInt(4);
      List<SpanningVariable> variables = new ArrayList<>();
      for (int v = 0; v < dimensions; v++) {
        variables.add(variable("v" + v));
      }
      TableStructure structure = TableStructure.of(variables);
      int inner = Fixtures.innerCount(structure);
      if (inner >= 4 && inner <= MOST_INNER_CELLS) {
        return structure;
      }
    }
  }

  private SpanningVariable variable(String name) {
    return switch (random.nextInt(5)) {
      case 0 -> SpanningVariable.of(name, parents("a:N", "b:N", "c:S", "d:S", "N:T", "S:T"));
      case 1 -> SpanningVariable.of(name, parents("a:N", "b:N", "N:T", "c:T"));
      case 2 ->
          new SpanningVariable(
              name,
              List.of(
                  parents("a:N", "b:N", "c:S", "d:S", "N:T", "S:T"),
                  parents("a:E", "c:E", "b:W", "d:W", "E:T", "W:T")));
      default -> Fixtures.flat(name, "x", 2 + random.nextInt(3));
    };
  }

  private static Hierarchy parents(String... links) {
    Map<String, String> parents = new LinkedHashMap<>();
    for (String link : links) {
      parents.put(link.substring(0, link.indexOf(':')), link.substring(link.indexOf(':') + 1));
    }
    return Hierarchy.ofParents(parents);
  }

  private Drawn counts(TableStructure structure) {
    long[] values = new long[structure.cellCount()];
    for (int cell = 0; cell < values.length; cell++) {
      if (structure.isInner(cell)) {
        values[cell] = random.nextInt(4) == 0 ? random.nextInt(8) : random.nextInt(4);
      }
    }
    Margins.fill(structure, values);
    LinkedTables tables = LinkedTables.of(TableSystem.of(structure), values);
    SafetyRule.Zeros zeros =
        random.nextInt(3) == 0 ? SafetyRule.Zeros.PROTECTED : SafetyRule.Zeros.FREE;
    int k = 2 + random.nextInt(2);
    SensitiveCells sensitive =
        SensitiveCells.of(tables, new SafetyRule.MinimumFrequency(k, zeros), demand());
    String kind = "threshold " + k + " zeros " + zeros;
    if (random.nextInt(4) == 0) {
      sensitive = sensitive.and(SensitiveCells.of(tables, new SafetyRule.GroupDisclosure("v0")));
      kind += " and group disclosure";
    }
    return new Drawn(structure, SuppressionProblem.of(tables, sensitive), kind);
  }

  private ProtectionDemand demand() {
    return switch (random.nextInt(4)) {
      case 0 -> new ProtectionDemand.Exact();
      case 1 -> new ProtectionDemand.Interval(50, 1);
      case 2 -> new ProtectionDemand.Interval(0, 3);
      default -> ProtectionDemand.standard();
    };
  }

  private Drawn magnitudes(TableStructure structure) {
    Contributions.Collector collector = new Contributions.Collector(structure);
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      if (structure.isInner(cell)) {
        int contributors = random.nextInt(4);
        for (int c = 0; c < contributors; c++) {
          collector.add(structure.codes(cell), "owner " + random.nextInt(9), 1 + random.nextInt(4));
        }
      }
    }
    LinkedTables tables = LinkedTables.of(TableSystem.of(structure), collector.totals());
    Contributions contributions = collector.collect();
    SafetyRule rule =
        switch (random.nextInt(4)) {
          case 0 -> new SafetyRule.PPercent(20 + random.nextInt(60));
          case 1 -> new SafetyRule.PriorPosterior(20, new SafetyRule.Prior(60));
          case 2 ->
              new SafetyRule.Dominance(
                  1 + random.nextInt(2), new SafetyRule.Share(60 + random.nextInt(30)));
          default -> new SafetyRule.MinimumContributors(2 + random.nextInt(2));
        };
    Optional<ProtectionDemand> demand =
        random.nextInt(3) == 0 ? Optional.of(demand()) : Optional.empty();
    SensitiveCells sensitive =
        demand
            .map(asked -> SensitiveCells.of(contributions, tables, rule, asked))
            .orElseGet(() -> SensitiveCells.of(contributions, tables, rule));
    return new Drawn(
        structure,
        new SuppressionProblem(
            tables,
            sensitive,
            LoneRespondents.of(contributions, tables),
            Map.of(),
            CellCosts.frequency()),
        rule + " " + demand);
  }
}
