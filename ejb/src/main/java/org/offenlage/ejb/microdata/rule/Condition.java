package org.offenlage.ejb.microdata.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Something that is true of a record or not, or unknown where a cell that it asks is empty. */
public sealed interface Condition {

  /** True where all parts are. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** True where one part is. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** True where two values compare so. */
  record Comparison(Operand left, Operator operator, Operand right) implements Condition {}

  /** True where the cell of a column is empty, or is not. */
  record Presence(String column, Cell cell) implements Condition {}

  /** Whether a cell is empty. */
  enum Cell {
    EMPTY,
    FILLED
  }

  /** How two values may compare. */
  enum Operator {
    EQUAL("="),
    DIFFERENT("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    /** Whether it holds of two values of which {@code order} says how they compare. */
    boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case DIFFERENT -> order != 0;
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case GREATER -> order > 0;
        case AT_LEAST -> order >= 0;
      };
    }
  }

  /** One side of a comparison. */
  sealed interface Operand {

    /** What a column holds. */
    record OfColumn(String column) implements Operand {}

    /** A number. */
    record Number(BigDecimal value) implements Operand {}

    /** A code or a text. */
    record Text(String value) implements Operand {}

    /** A date. */
    record Day(LocalDate value) implements Operand {}
  }
}
