package org.offenlage.ejb.protection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.SpanningVariable;

/** How many people a published indicator says live in each area. Stateless. */
final class PublishedPopulation {

  private PublishedPopulation() {}

  /**
   * By code of the area, in the newest period over all classifications: of a rate those of its
   * denominator. Areas whose number is hidden are left out; a noisy number counts at the lower end
   * of its interval. Empty where the indicator is not by area.
   */
  static Optional<Map<String, Long>> byArea(PublishedTable published) {
    Optional<PublishedDimension> areas =
        published.dimensions().stream()
            .filter(each -> each.role() == PublishedDimension.Role.AREA)
            .findFirst();
    if (areas.isEmpty()) {
      return Optional.empty();
    }
    SafeTable people = published.tables().get(published.tables().size() - 1);
    Map<String, Long> byArea = new HashMap<>();
    for (String area : areas.get().codes()) {
      least(people.cell(codes(people, published, area))).ifPresent(each -> byArea.put(area, each));
    }
    return Optional.of(byArea);
  }

  private static List<String> codes(SafeTable people, PublishedTable published, String area) {
    List<String> codes = new ArrayList<>();
    for (SpanningVariable variable : people.structure().variables()) {
      PublishedDimension dimension =
          published.dimensions().stream()
              .filter(each -> each.variable().equals(variable.name()))
              .findFirst()
              .orElse(null);
      if (dimension == null) {
        // The variable of a share that tells the part from the whole.
        codes.add(root(variable));
      } else {
        codes.add(
            switch (dimension.role()) {
              case AREA -> area;
              case PERIOD -> dimension.codes().get(dimension.codes().size() - 1);
              case CLASSIFICATION -> root(variable);
            });
      }
    }
    return codes;
  }

  private static String root(SpanningVariable variable) {
    return variable.hierarchies().get(0).roots().get(0);
  }

  private static Optional<Long> least(SafeCell cell) {
    if (cell instanceof SafeCell.Published exact) {
      return Optional.of(exact.count());
    }
    if (cell instanceof SafeCell.Perturbed perturbed) {
      return Optional.of(perturbed.count());
    }
    if (cell instanceof SafeCell.Noisy noisy) {
      return Optional.of(noisy.margin().lower());
    }
    return Optional.empty();
  }
}
