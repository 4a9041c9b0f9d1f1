package org.offenlage.ejb.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.offenlage.ejb.indicator.AreaReference;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;

/**
 * Writes into an indicator's definition what it takes from an area history, so that the definition
 * stands by itself: it is counted in the same way for ever, whatever becomes of the history.
 * Stateless.
 */
public final class AreaFitting {

  private AreaFitting() {}

  /** The history that a definition asks for. */
  public static Optional<AreaReference> asked(IndicatorDefinition definition) {
    return definition.dimensions().get(0) instanceof Dimension.Area area
        ? area.history()
        : Optional.empty();
  }

  /**
   * The definition with the areas of its history, and with what codes mean in each period.
   *
   * @param definition one that asks for this history
   * @param revision the history's
   */
  public static IndicatorDefinition fit(
      IndicatorDefinition definition, AreaTimeline timeline, int revision) {
    AreaReference reference =
        asked(definition)
            .filter(asked -> asked.history().equals(timeline.history().id()))
            .orElseThrow(() -> new IllegalArgumentException("another history is asked for"));
    OptionalInt of = OptionalInt.of(revision);
    Leaves leaves =
        reference
            .on()
            .map(day -> Leaves.on(timeline, of, day))
            .orElseGet(() -> Leaves.asDelivered(timeline, of));
    Dimension.Area before = (Dimension.Area) definition.dimensions().get(0);
    List<Dimension> dimensions = new ArrayList<>(definition.dimensions());
    dimensions.set(
        0,
        new Dimension.Area(
            before.name(),
            before.label(),
            leaves.categories(),
            Optional.of(new AreaReference(reference.history(), of, reference.on())),
            before.beside().stream().map(leaves::with).toList()));
    return new IndicatorDefinition(
        definition.metadata(),
        definition.measure().over(query -> fit(query, before.name(), leaves)),
        dimensions);
  }

  private static CountQuery fit(CountQuery query, String dimension, Leaves leaves) {
    Map<String, Assignment> assignments = new HashMap<>(query.assignments());
    assignments.computeIfPresent(
        dimension,
        (name, assignment) ->
            assignment instanceof Assignment.ByCode byCode
                ? new Assignment.ByCode(byCode.column(), byCode.whenEmpty(), leaves.spells())
                : assignment);
    return new CountQuery(
        query.datasetId(), assignments, query.conditions(), query.recordsPerRespondent());
  }
}
