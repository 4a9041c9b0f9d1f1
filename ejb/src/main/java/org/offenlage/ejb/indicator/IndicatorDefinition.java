package org.offenlage.ejb.indicator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.offenlage.ejb.analysis.IndexFormula;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.PublishedDimension;

/**
 * An indicator as declared: what readers must know, what is measured, and by which dimensions.
 *
 * @param metadata what readers must know
 * @param measure what is measured
 * @param dimensions in order: an area first and the period last, where there are such
 */
public record IndicatorDefinition(
    IndicatorMetadata metadata, Measure measure, List<Dimension> dimensions) {

  public IndicatorDefinition {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty()) {
      throw new IllegalArgumentException("an indicator needs at least one dimension");
    }
    Set<String> names = new HashSet<>();
    Set<String> assigned = new HashSet<>();
    for (int d = 0; d < dimensions.size(); d++) {
      Dimension dimension = dimensions.get(d);
      if (!names.add(dimension.name())) {
        throw new IllegalArgumentException(
            "the dimension '" + dimension.name() + "' is named twice");
      }
      if (dimension.role() == PublishedDimension.Role.AREA && d != 0) {
        throw new IllegalArgumentException("the area must be the first dimension");
      }
      if (dimension.role() == PublishedDimension.Role.PERIOD) {
        if (d != dimensions.size() - 1) {
          throw new IllegalArgumentException("the period must be the last dimension");
        }
      } else {
        assigned.add(dimension.name());
      }
    }
    if (measure instanceof Measure.Index index) {
      requireFit(index.formula(), metadata.id(), dimensions);
    }
    for (CountQuery query : measure.queries()) {
      if (!query.assignments().keySet().equals(assigned)) {
        throw new IllegalArgumentException(
            "each count must say how a record falls into the dimensions " + assigned);
      }
    }
  }

  private static void requireFit(IndexFormula formula, String id, List<Dimension> dimensions) {
    if (dimensions.stream()
        .anyMatch(each -> each.role() == PublishedDimension.Role.CLASSIFICATION)) {
      throw new IllegalArgumentException(
          "the dimensions of an index are areas and periods; say in 'codes' which part of a"
              + " classification is meant");
    }
    PublishedDimension.Role needed =
        formula instanceof IndexFormula.AgainstBase
            ? PublishedDimension.Role.PERIOD
            : PublishedDimension.Role.AREA;
    if (dimensions.stream().noneMatch(each -> each.role() == needed)) {
      throw new IllegalArgumentException(
          needed == PublishedDimension.Role.PERIOD
              ? "an index against a base period needs a dimension of periods"
              : "a composite index needs a dimension of areas");
    }
    if (formula.parts().stream().anyMatch(part -> part.indicatorId().equals(id))) {
      throw new IllegalArgumentException("an index cannot be computed from itself");
    }
  }

  /** The indicator's identifier. */
  public String id() {
    return metadata.id();
  }

  /** The counts it is made from. */
  public List<CountQuery> queries() {
    return measure.queries();
  }

  /** The conditions of one of its counts, the part of a share among them. */
  public List<Condition> conditions(CountQuery query) {
    List<Condition> conditions = new ArrayList<>(query.conditions());
    if (measure instanceof Measure.Share share) {
      conditions.add(share.part());
    }
    return conditions;
  }

  /** Every dataset that is read, those of linked conditions among them. */
  public Set<String> datasetIds() {
    Set<String> ids = new TreeSet<>();
    for (CountQuery query : queries()) {
      ids.add(query.datasetId());
      for (Condition condition : conditions(query)) {
        if (condition instanceof Condition.Linked linked) {
          ids.add(linked.datasetId());
        }
      }
    }
    return ids;
  }

  /** The period's dimension, where the indicator is a series. */
  public Optional<Dimension.Period> period() {
    return dimensions.get(dimensions.size() - 1) instanceof Dimension.Period period
        ? Optional.of(period)
        : Optional.empty();
  }
}
