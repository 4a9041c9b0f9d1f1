package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * The levels of a table, which level each cell lies on, and which cells one record is counted in.
 *
 * <p>Immutable and safe for use by several threads. Memory O(codes), construction O(codes × depth);
 * the level of a cell costs O(variables).
 */
public final class Levels {

  private final TableStructure structure;
  private final List<Level> levels;
  private final int[] sizes;
  private final int[][] heights;
  private final int[][] ranks;
  private final int[] ranksInAll;
  private final int[][][] containing;
  private final List<List<Map<Integer, Integer>>> patterns;

  private Levels(TableStructure structure) {
    this.structure = structure;
    int variables = structure.variables().size();
    this.sizes = new int[variables];
    this.heights = new int[variables][];
    this.ranks = new int[variables][];
    this.ranksInAll = new int[variables];
    this.containing = new int[variables][][];
    this.patterns = new ArrayList<>();
    List<Level> product = List.of(new Level(List.of()));
    for (int v = 0; v < variables; v++) {
      index(v, structure.variables().get(v));
      int[] distinct = Arrays.stream(heights[v]).distinct().sorted().toArray();
      ranksInAll[v] = distinct.length;
      ranks[v] =
          Arrays.stream(heights[v]).map(height -> Arrays.binarySearch(distinct, height)).toArray();
      List<Level> longer = new ArrayList<>();
      for (Level shorter : product) {
        for (int height : distinct) {
          List<Integer> joined = new ArrayList<>(shorter.heights());
          joined.add(height);
          longer.add(new Level(joined));
        }
      }
      product = longer;
    }
    this.levels = List.copyOf(product);
  }

  /** The levels of this structure. */
  public static Levels of(TableStructure structure) {
    return new Levels(structure);
  }

  private void index(int v, SpanningVariable variable) {
    List<String> codes = variable.codes();
    Map<String, Integer> positions = new HashMap<>();
    for (String code : codes) {
      positions.put(code, positions.size());
    }
    sizes[v] = codes.size();
    heights[v] = new int[codes.size()];
    containing[v] = new int[codes.size()][];
    Set<Map<Integer, Integer>> distinct = new LinkedHashSet<>();
    Map<String, Set<String>> above = new LinkedHashMap<>();
    for (String leaf : variable.leaves()) {
      Set<String> containers = new LinkedHashSet<>();
      for (Hierarchy hierarchy : variable.hierarchies()) {
        List<String> path = hierarchy.pathToRoot(leaf);
        for (int height = 0; height < path.size(); height++) {
          int position = positionOf(positions, path.get(height));
          heights[v][position] = Math.max(heights[v][position], height);
        }
        containers.addAll(path);
      }
      above.put(leaf, containers);
    }
    above.forEach(
        (leaf, containers) -> {
          Map<Integer, Integer> pattern = new HashMap<>();
          int[] cells = containers.stream().mapToInt(code -> positionOf(positions, code)).toArray();
          for (int position : cells) {
            pattern.merge(heights[v][position], 1, Integer::sum);
          }
          containing[v][positionOf(positions, leaf)] = cells;
          distinct.add(pattern);
        });
    patterns.add(List.copyOf(distinct));
  }

  private static int positionOf(Map<String, Integer> positions, String code) {
    Integer position = positions.get(code);
    if (position == null) {
      throw new IllegalStateException("a hierarchy holds a code its variable does not know");
    }
    return position;
  }

  /** The table's cells. */
  public TableStructure structure() {
    return structure;
  }

  /** All levels, finest first in the last variable. */
  public List<Level> all() {
    return levels;
  }

  /** The place in {@link #all} of the level this cell lies on. */
  public int indexOf(int cell) {
    int rest = cell;
    int index = 0;
    int weight = 1;
    for (int v = sizes.length - 1; v >= 0; v--) {
      index += weight * ranks[v][rest % sizes[v]];
      weight *= ranksInAll[v];
      rest /= sizes[v];
    }
    if (rest != 0) {
      throw new IllegalArgumentException("cell " + cell + " is not in the table");
    }
    return index;
  }

  /** The place of a code's height among the heights of its variable, from 0 for leaves. */
  int rank(int variable, int code) {
    return ranks[variable][code];
  }

  /** The place in {@link #all} of the level with these places of heights. */
  int indexOfRanks(int[] rankByVariable) {
    int index = 0;
    for (int v = 0; v < rankByVariable.length; v++) {
      index = index * ranksInAll[v] + rankByVariable[v];
    }
    return index;
  }

  /** Whether records lie in this cell directly, all its codes being leaves. */
  public boolean isInner(int cell) {
    int rest = cell;
    for (int v = sizes.length - 1; v >= 0; v--) {
      if (containing[v][rest % sizes[v]] == null) {
        return false;
      }
      rest /= sizes[v];
    }
    return true;
  }

  /** The cells in which a record of this inner cell is counted, itself included. */
  public int[] cellsContaining(int innerCell) {
    int[] cells = {0};
    int[] digits = new int[sizes.length];
    int rest = innerCell;
    for (int v = sizes.length - 1; v >= 0; v--) {
      digits[v] = rest % sizes[v];
      rest /= sizes[v];
    }
    for (int v = 0; v < sizes.length; v++) {
      int[] codes = containing[v][digits[v]];
      if (codes == null) {
        throw new IllegalArgumentException("cell " + innerCell + " is not an inner cell");
      }
      int[] longer = new int[cells.length * codes.length];
      for (int i = 0; i < longer.length; i++) {
        longer[i] = cells[i / codes.length] * sizes[v] + codes[i % codes.length];
      }
      cells = longer;
    }
    return cells;
  }

  /**
   * The most cells of this level in which one record is counted; 1 where hierarchies are single.
   */
  public int multiplicity(Level level) {
    int product = 1;
    for (int v = 0; v < sizes.length; v++) {
      int most = 0;
      for (Map<Integer, Integer> pattern : patterns.get(v)) {
        most = Math.max(most, pattern.getOrDefault(level.heights().get(v), 0));
      }
      product = Math.multiplyExact(product, most);
    }
    return product;
  }
}
