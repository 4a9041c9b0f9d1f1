package org.offenlage.ejb.microdata.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of every record.
 *
 * <pre>
 * rule       = condition | "if" condition "then" condition
 * condition  = all { "or" all }
 * all        = part { "and" part }
 * part       = "(" condition ")" | column "is" ( "empty" | "filled" ) | value operator value
 * operator   = "=" | "!=" | "&lt;" | "&lt;=" | ">" | ">="
 * value      = column | number | 'text' | date as 2023-12-31
 * column     = a name of letters, digits and _, or any name in backticks
 * </pre>
 *
 * <p>A comparison with an empty cell is unknown, and a rule that is unknown is not broken. A date
 * that is compared with a number is taken for its year. Immutable; checking costs some hundred
 * nanoseconds.
 *
 * @param text as declared
 * @param premise where this is not true the rule says nothing
 * @param demand what must be true then
 */
public record Rule(String text, Optional<Condition> premise, Condition demand) {

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong where
   */
  public static Rule parse(String text) {
    return new RuleParser(text).parse();
  }

  /** Every column that it asks. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    premise.ifPresent(condition -> collect(condition, columns));
    collect(demand, columns);
    return columns;
  }

  private static void collect(Condition condition, Set<String> columns) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(part -> collect(part, columns));
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(part -> collect(part, columns));
    } else if (condition instanceof Condition.Presence presence) {
      columns.add(presence.column());
    } else if (condition instanceof Condition.Comparison comparison) {
      for (Condition.Operand side : List.of(comparison.left(), comparison.right())) {
        if (side instanceof Condition.Operand.OfColumn column) {
          columns.add(column.column());
        }
      }
    }
  }

  /**
   * Whether a record breaks it.
   *
   * @param values of a column a {@code Double}, {@code String} or {@code LocalDate}; null where the
   *     cell is empty
   */
  public boolean isBroken(Function<String, @Nullable Object> values) {
    if (premise.isPresent() && !Boolean.TRUE.equals(truth(premise.get(), values))) {
      return false;
    }
    return Boolean.FALSE.equals(truth(demand, values));
  }

  /** Null where it is unknown. */
  private static @Nullable Boolean truth(
      Condition condition, Function<String, @Nullable Object> values) {
    if (condition instanceof Condition.Presence presence) {
      boolean empty = values.apply(presence.column()) == null;
      return empty == (presence.cell() == Condition.Cell.EMPTY);
    }
    if (condition instanceof Condition.Comparison comparison) {
      return compare(comparison, values);
    }
    boolean all = condition instanceof Condition.All;
    List<Condition> parts =
        condition instanceof Condition.All conjunction
            ? conjunction.parts()
            : ((Condition.Any) condition).parts();
    boolean unknown = false;
    for (Condition part : parts) {
      @Nullable Boolean truth = truth(part, values);
      if (truth == null) {
        unknown = true;
      } else if (truth != all) {
        return truth;
      }
    }
    return unknown ? null : all;
  }

  private static @Nullable Boolean compare(
      Condition.Comparison comparison, Function<String, @Nullable Object> values) {
    @Nullable Object left = value(comparison.left(), values);
    @Nullable Object right = value(comparison.right(), values);
    if (left == null || right == null) {
      return null;
    }
    if (left instanceof LocalDate day && right instanceof Double) {
      left = (double) day.getYear();
    } else if (right instanceof LocalDate day && left instanceof Double) {
      right = (double) day.getYear();
    }
    if (left instanceof Double a && right instanceof Double b) {
      return comparison.operator().holds(Double.compare(a, b));
    }
    if (left instanceof LocalDate a && right instanceof LocalDate b) {
      return comparison.operator().holds(a.compareTo(b));
    }
    return comparison
        .operator()
        .holds(Comparator.<String>naturalOrder().compare(left.toString(), right.toString()));
  }

  private static @Nullable Object value(
      Condition.Operand operand, Function<String, @Nullable Object> values) {
    if (operand instanceof Condition.Operand.OfColumn column) {
      return values.apply(column.column());
    }
    if (operand instanceof Condition.Operand.Number number) {
      return number.value().doubleValue();
    }
    if (operand instanceof Condition.Operand.Day day) {
      return day.value();
    }
    return ((Condition.Operand.Text) operand).value();
  }
}
