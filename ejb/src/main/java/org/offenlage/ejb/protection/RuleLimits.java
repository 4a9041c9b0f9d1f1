package org.offenlage.ejb.protection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Snapshot;

/** Says whether a release rule allows to publish an indicator at all. */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RuleLimits {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Catalogue catalogue;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Deliveries deliveries;

  /**
   * Why these periods of an indicator may not be published under a rule; empty where they may.
   *
   * @param at when it would be prepared
   */
  public Optional<LimitRefusal> forbidding(
      RuleDraft rule, IndicatorDefinition definition, Set<ReferencePeriod> periods, Instant at) {
    Limits limits = rule.limits();
    return ofColumns(limits, definition)
        .or(() -> ofPopulation(limits, definition))
        .or(() -> ofAge(limits, definition, periods, at));
  }

  /** What the columns alone forbid. */
  static Optional<LimitRefusal> ofColumns(Limits limits, IndicatorDefinition definition) {
    for (int q = 0; q < definition.queries().size(); q++) {
      CountQuery query = definition.queries().get(q);
      Set<String> used = columns(query, definition.measure(), q);
      for (Limits.Combination combination : limits.neverCrossed()) {
        if (used.containsAll(combination.columns())) {
          return Optional.of(new LimitRefusal.NeverCrossed(combination.sorted()));
        }
      }
      Optional<String> areas =
          area(definition)
              .map(area -> query.assignments().get(area.name()))
              .map(Assignment::column);
      if (!limits.areaColumns().isEmpty()
          && areas.filter(column -> !limits.areaColumns().contains(column)).isPresent()) {
        return Optional.of(
            new LimitRefusal.AreasTooSmall(areas.get(), List.copyOf(limits.areaColumns())));
      }
    }
    return Optional.empty();
  }

  private static Set<String> columns(CountQuery query, Measure measure, int place) {
    Set<String> used = new HashSet<>();
    query.assignments().values().forEach(each -> used.add(each.column()));
    query.conditions().forEach(each -> used.add(each.column()));
    if (measure instanceof Measure.Share share) {
      used.add(share.part().column());
    }
    Quantity quantity = measure.quantities().get(place);
    if (quantity instanceof Quantity.Total total) {
      used.add(total.column());
    } else if (quantity instanceof Quantity.Quantile quantile) {
      used.add(quantile.column());
    } else if (quantity instanceof Quantity.Distinct distinct) {
      used.add(distinct.column());
    }
    return used;
  }

  private Optional<LimitRefusal> ofPopulation(Limits limits, IndicatorDefinition definition) {
    Optional<Dimension.Area> area = area(definition);
    if (limits.smallestPopulation().isEmpty() || area.isEmpty()) {
      return Optional.empty();
    }
    Limits.SmallestPopulation smallest = limits.smallestPopulation().get();
    Optional<Map<String, Long>> people =
        catalogue.latest(smallest.indicatorId()).flatMap(PublishedPopulation::byArea);
    if (people.isEmpty()) {
      return Optional.of(new LimitRefusal.PopulationUnknown(smallest.indicatorId()));
    }
    return tooFew(smallest.least(), area.get(), people.get());
  }

  static Optional<LimitRefusal> tooFew(long least, Dimension.Area area, Map<String, Long> people) {
    List<String> few = new ArrayList<>();
    for (Category category : area.all()) {
      Long known = people.get(category.code());
      if (known == null || known < least) {
        few.add(category.code());
      }
    }
    return few.isEmpty()
        ? Optional.empty()
        : Optional.of(new LimitRefusal.TooFewPeople(least, few));
  }

  private Optional<LimitRefusal> ofAge(
      Limits limits, IndicatorDefinition definition, Set<ReferencePeriod> periods, Instant at) {
    if (limits.retention().isEmpty()) {
      return Optional.empty();
    }
    Set<String> old = new TreeSet<>();
    for (CountQuery query : definition.queries()) {
      for (Snapshot snapshot : deliveries.snapshotsInForce(query.datasetId())) {
        if (periods.contains(snapshot.period())
            && snapshot
                .deliveredAt()
                .atOffset(ZoneOffset.UTC)
                .plus(limits.retention().get())
                .toInstant()
                .isBefore(at)) {
          old.add(snapshot.datasetId() + " " + snapshot.period().code());
        }
      }
    }
    return old.isEmpty()
        ? Optional.empty()
        : Optional.of(new LimitRefusal.DataTooOld(List.copyOf(old)));
  }

  private static Optional<Dimension.Area> area(IndicatorDefinition definition) {
    return definition.dimensions().get(0) instanceof Dimension.Area area
        ? Optional.of(area)
        : Optional.empty();
  }
}
