package org.offenlage.ejb.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;

/**
 * Checks that a definition fits the datasets it names: every record that the declarations allow
 * falls into exactly one leaf of every dimension. For use once, by one thread.
 */
public final class DefinitionCheck {

  private final IndicatorDefinition definition;
  private final Map<String, DatasetDeclaration> declarations;
  private final Map<String, Set<String>> leavesByDimension = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * A check of this definition.
   *
   * @param declarations the datasets that are declared, by id
   */
  public DefinitionCheck(
      IndicatorDefinition definition, Map<String, DatasetDeclaration> declarations) {
    this.definition = definition;
    this.declarations = Map.copyOf(declarations);
    for (Dimension dimension : definition.dimensions()) {
      if (dimension instanceof Dimension.Area area && area.categories().isEmpty()) {
        area.history()
            .ifPresent(
                history -> problems.add("no area history '" + history.history() + "' is declared"));
      } else if (dimension instanceof Dimension.Area area) {
        leavesByDimension.put(area.name(), Set.copyOf(area.hierarchy().leaves()));
        check(area);
      } else if (dimension instanceof Dimension.Classification classification) {
        leavesByDimension.put(
            classification.name(), Set.copyOf(classification.hierarchy().leaves()));
      }
    }
  }

  /** What is wrong, each a sentence for staff; empty where all is right. */
  public List<String> problems() {
    for (CountQuery query : definition.queries()) {
      DatasetDeclaration dataset = declarations.get(query.datasetId());
      if (dataset == null) {
        problems.add("no dataset '" + query.datasetId() + "' is declared");
        continue;
      }
      query.assignments().forEach((name, assignment) -> check(dataset, name, assignment));
      query.conditions().forEach(condition -> check(dataset, condition));
      if (definition.measure() instanceof Measure.Share share) {
        check(dataset, share.part());
      }
      definition.measure().quantities().forEach(quantity -> check(dataset, query, quantity));
    }
    return problems.stream().distinct().toList();
  }

  private void check(Dimension.Area area) {
    Set<String> leaves = Set.copyOf(area.hierarchy().leaves());
    Set<String> taken = new HashSet<>();
    area.categories().forEach(category -> taken.add(category.code()));
    for (Geography other : area.beside()) {
      String place = "the geography '" + other.label().english() + "'";
      for (String code : new TreeSet<>(other.codes())) {
        if (!taken.add(code)) {
          problems.add(place + " has an area '" + code + "', which is there already");
        }
      }
      for (String member : new TreeSet<>(other.members().keySet())) {
        if (!leaves.contains(member)) {
          problems.add(place + " names '" + member + "', which is none of the smallest areas");
        }
      }
      for (String leaf : new TreeSet<>(leaves)) {
        boolean open = area.history().isPresent() && leaf.startsWith(AreaSpells.OPEN);
        if (!open && !other.members().containsKey(leaf)) {
          problems.add(place + " does not say in which of its areas '" + leaf + "' lies");
        }
      }
    }
  }

  private void check(DatasetDeclaration dataset, String dimension, Assignment assignment) {
    Optional<Column> found = column(dataset, assignment.column());
    if (found.isEmpty()) {
      return;
    }
    Column column = found.get();
    Optional<String> whenEmpty = Optional.empty();
    Set<String> codes = new HashSet<>();
    if (assignment instanceof Assignment.ByCode byCode) {
      whenEmpty = byCode.whenEmpty();
      if (column.type() instanceof ColumnType.Code type) {
        for (String code : type.codes()) {
          codes.addAll(byCode.areas().map(areas -> areas.leaves(code)).orElse(Set.of(code)));
        }
      } else {
        problems.add(place(dataset, column) + " is not a code, but gives '" + dimension + "'");
      }
    } else if (assignment instanceof Assignment.ByBand byBand) {
      whenEmpty = byBand.whenEmpty();
      byBand.bands().forEach(band -> codes.add(band.code()));
      least(column)
          .ifPresentOrElse(
              least -> {
                if (byBand.bands().get(0).from().compareTo(least) > 0) {
                  problems.add(
                      "the bands of '"
                          + dimension
                          + "' begin above the smallest value of "
                          + place(dataset, column));
                }
              },
              () -> problems.add(place(dataset, column) + " is not a number"));
    } else if (assignment instanceof Assignment.ByAge byAge) {
      byAge.bands().forEach(band -> codes.add(band.code()));
      if (!(column.type() instanceof ColumnType.Year)) {
        problems.add(place(dataset, column) + " is not a year, but gives ages");
      }
    }
    whenEmpty.ifPresent(codes::add);
    if (column.presence() == Column.Presence.OPTIONAL && whenEmpty.isEmpty()) {
      problems.add(
          place(dataset, column) + " may be empty; say which code of '" + dimension + "' is meant");
    }
    // Of a dimension whose area history is unknown no code is known.
    Set<String> leaves = leavesByDimension.getOrDefault(dimension, codes);
    for (String code : codes.stream().sorted().toList()) {
      if (!leaves.contains(code)) {
        problems.add("'" + code + "' is not a code at the lowest level of '" + dimension + "'");
      }
    }
  }

  private void check(DatasetDeclaration dataset, Condition condition) {
    Optional<Column> found = column(dataset, condition.column());
    if (found.isEmpty()) {
      return;
    }
    Column column = found.get();
    if (condition instanceof Condition.OneOf oneOf) {
      if (!(column.type() instanceof ColumnType.Code type)) {
        problems.add(place(dataset, column) + " is not a code");
      } else {
        for (String code : oneOf.codes()) {
          if (!type.codes().contains(code)) {
            problems.add("'" + code + "' is not a code of " + place(dataset, column));
          }
        }
      }
    } else if (condition instanceof Condition.Linked linked) {
      check(dataset, column, linked);
    } else if (least(column).isEmpty()) {
      problems.add(place(dataset, column) + " is not a number");
    }
  }

  private void check(DatasetDeclaration dataset, Column column, Condition.Linked linked) {
    DatasetDeclaration other = declarations.get(linked.datasetId());
    if (other == null) {
      problems.add("no dataset '" + linked.datasetId() + "' is declared");
      return;
    }
    Optional<Column> there = column(other, linked.otherColumn());
    if (there.isPresent()
        && !(column.type() instanceof ColumnType.Identifier here
            && there.get().type() instanceof ColumnType.Identifier of
            && here.kind().equals(of.kind()))) {
      problems.add(
          place(dataset, column)
              + " and "
              + place(other, there.get())
              + " are not identifiers of one kind, so they cannot be linked");
    }
    linked.conditions().forEach(condition -> check(other, condition));
  }

  private void check(DatasetDeclaration dataset, CountQuery query, Quantity quantity) {
    if (quantity instanceof Quantity.Distinct distinct) {
      column(dataset, distinct.column());
    } else if (quantity instanceof Quantity.Total total) {
      column(dataset, total.column()).ifPresent(column -> checkNumber(dataset, query, column));
      total
          .holding()
          .flatMap(name -> column(dataset, name))
          .filter(column -> column.presence() == Column.Presence.OPTIONAL)
          .ifPresent(
              column ->
                  problems.add(place(dataset, column) + " may be empty, but tells contributors"));
    } else if (quantity instanceof Quantity.Quantile quantile) {
      column(dataset, quantile.column()).ifPresent(column -> checkNumber(dataset, query, column));
    }
  }

  private void checkNumber(DatasetDeclaration dataset, CountQuery query, Column column) {
    if (least(column).isEmpty()) {
      problems.add(place(dataset, column) + " is not a number");
    } else if (column.presence() == Column.Presence.OPTIONAL
        && query.conditions().stream().noneMatch(each -> each.column().equals(column.name()))) {
      problems.add(
          place(dataset, column) + " may be empty; add a condition on it, which empty cells miss");
    }
  }

  private Optional<Column> column(DatasetDeclaration dataset, String name) {
    Optional<Column> column = dataset.column(name);
    if (column.isEmpty()) {
      problems.add("the dataset '" + dataset.id() + "' has no column '" + name + "'");
    }
    return column;
  }

  private static String place(DatasetDeclaration dataset, Column column) {
    return "the column '" + column.name() + "' of '" + dataset.id() + "'";
  }

  private static Optional<BigDecimal> least(Column column) {
    ColumnType type = column.type();
    if (type instanceof ColumnType.Whole whole) {
      return Optional.of(BigDecimal.valueOf(whole.range().least()));
    }
    if (type instanceof ColumnType.Year year) {
      return Optional.of(BigDecimal.valueOf(year.range().least()));
    }
    if (type instanceof ColumnType.Fraction fraction) {
      return Optional.of(fraction.range().least());
    }
    return Optional.empty();
  }
}
