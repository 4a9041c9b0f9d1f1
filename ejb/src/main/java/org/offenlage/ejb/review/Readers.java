package org.offenlage.ejb.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offenlage.ejb.catalogue.Calculation;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.tabulation.TabulatedTable;

/** Turns an indicator's definition into what readers see of it. */
final class Readers {

  private Readers() {}

  static List<PublishedDimension> dimensions(List<Dimension> dimensions, List<String> periods) {
    List<PublishedDimension> published = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      if (dimension instanceof Dimension.Area area) {
        published.add(categories(area, area.all()));
      } else if (dimension instanceof Dimension.Classification classification) {
        published.add(categories(classification, classification.categories()));
      } else {
        Map<String, LocalizedText> labels = new LinkedHashMap<>();
        periods.forEach(period -> labels.put(period, LocalizedText.same(period)));
        published.add(
            new PublishedDimension(
                dimension.name(), dimension.role(), dimension.label(), periods, labels, Map.of()));
      }
    }
    return published;
  }

  static Calculation calculation(Measure measure) {
    if (measure instanceof Measure.Rate rate) {
      return new Calculation.Rate(rate.per());
    }
    if (measure instanceof Measure.Mean) {
      return new Calculation.Rate(1);
    }
    if (measure instanceof Measure.Share) {
      return new Calculation.Share(
          TabulatedTable.PART_VARIABLE, TabulatedTable.IN_PART, TabulatedTable.WHOLE);
    }
    return new Calculation.Count();
  }

  private static PublishedDimension categories(Dimension dimension, List<Category> categories) {
    Map<String, LocalizedText> labels = new LinkedHashMap<>();
    Map<String, String> parents = new LinkedHashMap<>();
    for (Category category : categories) {
      labels.put(category.code(), category.label());
      category.parent().ifPresent(parent -> parents.put(category.code(), parent));
    }
    return new PublishedDimension(
        dimension.name(),
        dimension.role(),
        dimension.label(),
        List.copyOf(labels.keySet()),
        labels,
        parents);
  }
}
