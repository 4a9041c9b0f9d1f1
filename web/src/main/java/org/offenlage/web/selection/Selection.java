package org.offenlage.web.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;

/**
 * Some codes of each dimension of a published table, and thereby the figures at all combinations.
 *
 * <p>Immutable. Codes stand in the order of the table, whatever the order in which they were asked
 * for, so that equal selections are equal.
 *
 * @param table the table
 * @param codes for each dimension at least one of its codes
 */
public record Selection(PublishedTable table, List<List<String>> codes) {

  public Selection {
    codes = codes.stream().map(List::copyOf).toList();
    if (codes.size() != table.dimensions().size() || codes.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a selection needs codes of every dimension");
    }
  }

  /** What came of reading a selection from the parameters of an address. */
  public sealed interface Outcome {

    /** The selection. */
    record Selected(Selection selection) implements Outcome {}

    /** A parameter that names no dimension of the table. */
    record UnknownParameter(String name, List<String> known) implements Outcome {}

    /** A code that the dimension does not have. */
    record UnknownCode(PublishedDimension dimension, String code) implements Outcome {}
  }

  /** All figures of a table. */
  public static Selection all(PublishedTable table) {
    return new Selection(
        table, table.dimensions().stream().map(PublishedDimension::codes).toList());
  }

  /**
   * The selection that parameters describe: the name of a dimension and the codes wanted; a
   * dimension that is not named is taken whole.
   */
  public static Outcome parse(PublishedTable table, Map<String, List<String>> parameters) {
    List<String> known = table.dimensions().stream().map(PublishedDimension::variable).toList();
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        return new Outcome.UnknownParameter(name, known);
      }
    }
    List<List<String>> codes = new ArrayList<>();
    for (PublishedDimension dimension : table.dimensions()) {
      List<String> wanted = parameters.getOrDefault(dimension.variable(), List.of());
      for (String code : wanted) {
        if (!dimension.codes().contains(code)) {
          return new Outcome.UnknownCode(dimension, code);
        }
      }
      codes.add(
          wanted.isEmpty()
              ? dimension.codes()
              : dimension.codes().stream().filter(wanted::contains).toList());
    }
    return new Outcome.Selected(new Selection(table, codes));
  }

  /** How many figures are selected. */
  public long size() {
    long size = 1;
    for (List<String> each : codes) {
      size *= each.size();
    }
    return size;
  }

  /** Hands out every selected figure with its codes, the last dimension fastest. */
  public void forEach(BiConsumer<List<String>, Figure> consumer) {
    forEach(new ArrayList<>(), consumer);
  }

  private void forEach(List<String> chosen, BiConsumer<List<String>, Figure> consumer) {
    if (chosen.size() == codes.size()) {
      List<String> at = List.copyOf(chosen);
      consumer.accept(at, table.figure(at));
      return;
    }
    for (String code : codes.get(chosen.size())) {
      chosen.add(code);
      forEach(chosen, consumer);
      chosen.remove(chosen.size() - 1);
    }
  }

  /** The chosen codes by dimension, without the dimensions that are taken whole. */
  public Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int d = 0; d < codes.size(); d++) {
      PublishedDimension dimension = table.dimensions().get(d);
      if (codes.get(d).size() < dimension.codes().size()) {
        parameters.put(dimension.variable(), codes.get(d));
      }
    }
    return parameters;
  }
}
