package org.offenlage.privacy.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The cells of one table and the equations between them: the cross product of the codes of its
 * spanning variables.
 *
 * <p>Cells are numbered 0 to {@link #cellCount()} − 1 in mixed radix, the last variable running
 * fastest; the number of a cell is stable for equal variables. Immutable and safe for use by
 * several threads. A cell's number and codes cost O(variables); all equations O(cells × variables).
 */
public final class TableStructure {

  private final List<SpanningVariable> variables;
  private final List<List<String>> codesByVariable;
  private final List<Map<String, Integer>> positionByCode;
  private final int[] strides;
  private final int cellCount;

  private TableStructure(List<SpanningVariable> variables) {
    this.variables = List.copyOf(variables);
    this.codesByVariable = variables.stream().map(SpanningVariable::codes).toList();
    this.positionByCode = new ArrayList<>();
    for (List<String> codes : codesByVariable) {
      Map<String, Integer> positions = new HashMap<>();
      for (int i = 0; i < codes.size(); i++) {
        positions.put(codes.get(i), i);
      }
      positionByCode.add(positions);
    }
    this.strides = new int[variables.size()];
    long cells = 1;
    for (int v = variables.size() - 1; v >= 0; v--) {
      strides[v] = (int) cells;
      cells *= codesByVariable.get(v).size();
      if (cells > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a table may have at most 2^31 - 1 cells");
      }
    }
    this.cellCount = (int) cells;
  }

  /**
   * The table spanned by these variables, whose order is kept.
   *
   * @throws IllegalArgumentException where a name occurs twice or there are too many cells
   */
  public static TableStructure of(List<SpanningVariable> variables) {
    if (variables.isEmpty()) {
      throw new IllegalArgumentException("a table needs at least one spanning variable");
    }
    long names = variables.stream().map(SpanningVariable::name).distinct().count();
    if (names != variables.size()) {
      throw new IllegalArgumentException("spanning variables need distinct names");
    }
    return new TableStructure(variables);
  }

  /** The spanning variables in order. */
  public List<SpanningVariable> variables() {
    return variables;
  }

  /** How many cells the table has, margins included. */
  public int cellCount() {
    return cellCount;
  }

  /**
   * The number of the cell with these codes, one a variable, in the variables' order.
   *
   * @throws IllegalArgumentException naming the variable whose code is unknown
   */
  public int cell(List<String> codes) {
    if (codes.size() != variables.size()) {
      throw new IllegalArgumentException(
          "expected " + variables.size() + " codes, got " + codes.size());
    }
    int cell = 0;
    for (int v = 0; v < codes.size(); v++) {
      Integer position = positionByCode.get(v).get(codes.get(v));
      if (position == null) {
        throw new IllegalArgumentException(
            "unknown code '" + codes.get(v) + "' of variable '" + variables.get(v).name() + "'");
      }
      cell += position * strides[v];
    }
    return cell;
  }

  /**
   * The number of the cell whose codes stand at these places among those of their variables.
   *
   * @param positions one a variable, from 0, in the variables' order
   * @throws IndexOutOfBoundsException where a variable has no such place
   */
  public int cellAt(int[] positions) {
    int cell = 0;
    for (int v = 0; v < strides.length; v++) {
      cell += Objects.checkIndex(positions[v], codesByVariable.get(v).size()) * strides[v];
    }
    return cell;
  }

  /** The codes of a cell, one a variable, in the variables' order. */
  public List<String> codes(int cell) {
    List<String> codes = new ArrayList<>(variables.size());
    for (int v = 0; v < variables.size(); v++) {
      List<String> of = codesByVariable.get(v);
      codes.add(of.get(cell / strides[v] % of.size()));
    }
    return codes;
  }

  /** Whether every code of the cell is a leaf, so that respondents lie in it directly. */
  public boolean isInner(int cell) {
    List<String> codes = codes(cell);
    for (int v = 0; v < codes.size(); v++) {
      // All hierarchies have the same leaves, so a code the first does not know is none.
      Hierarchy first = variables.get(v).hierarchies().get(0);
      if (!first.contains(codes.get(v)) || !first.children(codes.get(v)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Hands out every equation once, in a fixed order: for each variable, each parent code of each of
   * its hierarchies, and each combination of the other variables' codes.
   */
  public void forEachEquation(Consumer<Equation> consumer) {
    for (int v = 0; v < variables.size(); v++) {
      for (Hierarchy hierarchy : variables.get(v).hierarchies()) {
        for (String parent : hierarchy.codes()) {
          List<String> children = hierarchy.children(parent);
          if (!children.isEmpty()) {
            forEachCombination(v, parent, children, consumer);
          }
        }
      }
    }
  }

  /**
   * The total's cell of the first equation, in the order of {@link #forEachEquation}, that does not
   * hold for these values; none where all hold. Costs a nanosecond or so for each part of each
   * equation and makes no objects.
   *
   * @param values one for each cell
   * @throws ArithmeticException where a sum of parts is no {@code long}
   */
  public OptionalInt firstBrokenTotal(long[] values) {
    for (int v = 0; v < variables.size(); v++) {
      for (Hierarchy hierarchy : variables.get(v).hierarchies()) {
        for (String parent : hierarchy.codes()) {
          List<String> children = hierarchy.children(parent);
          int broken = children.isEmpty() ? -1 : firstBroken(v, parent, children, values);
          if (broken >= 0) {
            return OptionalInt.of(broken);
          }
        }
      }
    }
    return OptionalInt.empty();
  }

  private int firstBroken(int variable, String parent, List<String> children, long[] values) {
    int stride = strides[variable];
    int block = stride * codesByVariable.get(variable).size();
    int total = position(positionByCode.get(variable), parent) * stride;
    int[] parts = offsets(variable, children);
    for (int high = 0; high < cellCount; high += block) {
      for (int cell = high; cell < high + stride; cell++) {
        long sum = 0;
        for (int part : parts) {
          sum = Math.addExact(sum, values[cell + part]);
        }
        if (sum != values[cell + total]) {
          return cell + total;
        }
      }
    }
    return -1;
  }

  private int[] offsets(int variable, List<String> codes) {
    Map<String, Integer> positions = positionByCode.get(variable);
    int stride = strides[variable];
    return codes.stream().mapToInt(code -> position(positions, code) * stride).toArray();
  }

  private void forEachCombination(
      int variable, String parent, List<String> children, Consumer<Equation> consumer) {
    Map<String, Integer> positions = positionByCode.get(variable);
    int stride = strides[variable];
    int size = codesByVariable.get(variable).size();
    int parentOffset = position(positions, parent) * stride;
    int[] childOffsets = offsets(variable, children);
    for (int high = 0; high < cellCount; high += stride * size) {
      for (int low = 0; low < stride; low++) {
        int base = high + low;
        int[] parts = new int[childOffsets.length];
        for (int c = 0; c < parts.length; c++) {
          parts[c] = base + childOffsets[c];
        }
        consumer.accept(new Equation(base + parentOffset, parts));
      }
    }
  }

  private static int position(Map<String, Integer> positions, String code) {
    Integer position = positions.get(code);
    if (position == null) {
      throw new IllegalStateException("a hierarchy holds a code its variable does not know");
    }
    return position;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableStructure that && variables.equals(that.variables);
  }

  @Override
  public int hashCode() {
    return variables.hashCode();
  }

  @Override
  public String toString() {
    return "TableStructure of "
        + variables.stream().map(SpanningVariable::name).toList()
        + " with "
        + cellCount
        + " cells";
  }
}
