package org.offenlage.ejb.microdata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.microdata.rule.Rule;

/**
 * What is checked of a delivery beyond the types of its columns.
 *
 * @param period which periods files describe; any where it is empty
 * @param keys sets of columns whose values together occur once
 * @param rules what must hold between the columns of each record
 * @param plausibility how a delivery is held against the one before; not at all where it is empty
 */
public record Checks(
    Optional<PeriodCheck> period,
    List<List<String>> keys,
    List<Rule> rules,
    Optional<Plausibility> plausibility) {

  /** Nothing beyond the types. */
  public static final Checks NONE =
      new Checks(Optional.empty(), List.of(), List.of(), Optional.empty());

  private static final int MOST_KEYS = 10;
  private static final int MOST_RULES = 100;

  /**
   * Which periods files describe.
   *
   * @param kind year, quarter or month
   * @param column of years or dates that must lie within the period; none where it is empty
   */
  public record PeriodCheck(ReferencePeriod.Kind kind, Optional<String> column) {}

  /**
   * How a delivery is held against the one before. What differs is no error: the delivery waits
   * until somebody gives reasons for it.
   *
   * @param area column of codes by which records and totals are compared; the whole alone where it
   *     is empty
   * @param totals columns of numbers that are summed by area
   * @param tolerancePercent by how much a number may differ from the one before
   * @param leastRecords areas and codes with fewer records before are not compared
   */
  public record Plausibility(
      Optional<String> area, List<String> totals, int tolerancePercent, int leastRecords) {
    public Plausibility {
      totals = List.copyOf(totals);
      if (tolerancePercent < 1 || tolerancePercent > 1_000) {
        throw new IllegalArgumentException("the tolerance is 1 to 1,000 percent");
      }
      if (leastRecords < 1) {
        throw new IllegalArgumentException("at least 1 record must have been there before");
      }
    }
  }

  public Checks {
    keys = keys.stream().map(List::copyOf).toList();
    rules = List.copyOf(rules);
    if (keys.size() > MOST_KEYS || rules.size() > MOST_RULES) {
      throw new IllegalArgumentException("a dataset has at most 10 keys and 100 rules");
    }
    if (keys.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a key needs at least one column");
    }
  }

  /**
   * Makes sure that they ask only what is there.
   *
   * @throws IllegalArgumentException with a sentence that names what is not
   */
  void fit(Map<String, ColumnType> columns) {
    for (List<String> key : keys) {
      key.forEach(name -> type(columns, name, "a key"));
    }
    for (Rule rule : rules) {
      for (String name : rule.columns()) {
        if (type(columns, name, "the rule '" + rule.text() + "'")
            instanceof ColumnType.Identifier) {
          throw new IllegalArgumentException(
              "the rule '" + rule.text() + "' asks the identifier '" + name + "'");
        }
      }
    }
    period
        .flatMap(PeriodCheck::column)
        .ifPresent(
            name ->
                demand(
                    columns, name, "the reference period", Set.of("Year", "Date"), "year or date"));
    plausibility.ifPresent(
        check -> {
          check
              .area()
              .ifPresent(name -> demand(columns, name, "plausibility", Set.of("Code"), "code"));
          check
              .totals()
              .forEach(
                  name ->
                      demand(columns, name, "plausibility", Set.of("Whole", "Fraction"), "number"));
        });
  }

  private static void demand(
      Map<String, ColumnType> columns, String name, String who, Set<String> types, String words) {
    if (!types.contains(type(columns, name, who).getClass().getSimpleName())) {
      throw new IllegalArgumentException(
          "the column '" + name + "' of " + who + " must be one of type " + words);
    }
  }

  private static ColumnType type(Map<String, ColumnType> columns, String name, String who) {
    ColumnType type = columns.get(name);
    if (type == null) {
      throw new IllegalArgumentException(who + " names a column '" + name + "' that is not there");
    }
    return type;
  }
}
