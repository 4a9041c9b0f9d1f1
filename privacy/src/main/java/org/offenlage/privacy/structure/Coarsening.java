package org.offenlage.privacy.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes coarser structures, all of whose cells are cells of the finer one. Stateless. */
public final class Coarsening {

  private Coarsening() {}

  /**
   * The variable without the codes of its lowest level, whose parents become leaves; nothing where
   * no level but the total would be left. Of overlapping hierarchies, which share only what is
   * dropped, the first stays.
   */
  public static Optional<SpanningVariable> withoutLowestLevel(SpanningVariable variable) {
    Hierarchy hierarchy = variable.hierarchies().get(0);
    int deepest = hierarchy.codes().stream().mapToInt(hierarchy::depth).max().orElse(0);
    if (deepest < 2) {
      return Optional.empty();
    }
    Map<String, String> parents = new LinkedHashMap<>();
    for (String code : hierarchy.codes()) {
      if (hierarchy.depth(code) < deepest) {
        hierarchy.parent(code).ifPresent(parent -> parents.put(code, parent));
      }
    }
    return Optional.of(SpanningVariable.of(variable.name(), Hierarchy.ofParents(parents)));
  }

  /**
   * The structure with some variables one level coarser; a variable that has no level to lose is
   * left out altogether, which is the table summed over it.
   *
   * @return nothing where no variable would be left
   */
  public static Optional<TableStructure> of(TableStructure structure, Set<String> coarser) {
    Set<String> unknown = new HashSet<>(coarser);
    List<SpanningVariable> variables = new ArrayList<>();
    for (SpanningVariable variable : structure.variables()) {
      unknown.remove(variable.name());
      if (coarser.contains(variable.name())) {
        withoutLowestLevel(variable).ifPresent(variables::add);
      } else {
        variables.add(variable);
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("there is no variable " + unknown);
    }
    return variables.isEmpty() ? Optional.empty() : Optional.of(TableStructure.of(variables));
  }

  /**
   * Where each cell of the coarser structure stands in the finer one.
   *
   * @throws IllegalArgumentException where a variable that was left out has no single root
   */
  public static int[] cellsIn(TableStructure finer, TableStructure coarser) {
    int[] cells = new int[coarser.cellCount()];
    for (int cell = 0; cell < cells.length; cell++) {
      Map<String, String> codeByVariable = new LinkedHashMap<>();
      List<String> codes = coarser.codes(cell);
      for (int v = 0; v < codes.size(); v++) {
        codeByVariable.put(coarser.variables().get(v).name(), codes.get(v));
      }
      List<String> full = new ArrayList<>();
      for (SpanningVariable variable : finer.variables()) {
        String code = codeByVariable.get(variable.name());
        full.add(code == null ? root(variable) : code);
      }
      cells[cell] = finer.cell(full);
    }
    return cells;
  }

  private static String root(SpanningVariable variable) {
    List<String> roots = variable.hierarchies().get(0).roots();
    if (roots.size() != 1) {
      throw new IllegalArgumentException("'" + variable.name() + "' has no single total");
    }
    return roots.get(0);
  }
}
