package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Refusal;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.ledger.Attendance;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.protection.EarlierTable;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.RuleLimits;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.ejb.protection.TrialProtection;
import org.offenlage.ejb.protection.TrialTable;
import org.offenlage.ejb.tabulation.TabulationOutcome;
import org.offenlage.ejb.tabulation.Tabulator;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;

/**
 * Tries release rules on real microdata before they are decided on: counts, protects, and forgets.
 * Nothing is stored, spent or published, and no noise is drawn; that it was looked at is recorded.
 */
@Stateless
@RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RuleTrials {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Indicators indicators;

  @Inject
  @SuppressWarnings("NullAway.Init")
  RuleLimits limits;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Tabulator tabulator;

  @Inject
  @SuppressWarnings("NullAway.Init")
  EarlierTables earlierTables;

  @Inject
  @SuppressWarnings("NullAway.Init")
  TrialProtection protection;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Catalogue catalogue;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Attendance views;

  /** What an intruder is taken to know when a rule is tried. */
  public enum Before {
    /** Nothing: what the rule does by itself. What is public already can be hidden again. */
    NOTHING,
    /** All that was ever published on the same records, as when something is prepared. */
    ALL_PUBLICATIONS
  }

  /**
   * What these rules would make of an indicator in one period. Takes seconds, or minutes for tables
   * of many cells under suppression.
   *
   * @param before what is taken to be public already
   */
  public Outcome<RuleTrial> of(
      String indicatorId, String period, List<ReleaseRule> rules, Before before) {
    Optional<IndicatorDefinition> definition =
        IndicatorMetadata.isId(indicatorId) ? indicators.find(indicatorId) : Optional.empty();
    if (definition.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.UnknownIndicator());
    }
    if (definition.get().measure() instanceof Measure.Index) {
      return new Outcome.Refused<>(new IndexRefusal.NothingToTry());
    }
    ReferencePeriod year;
    try {
      year = new ReferencePeriod(period);
    } catch (IllegalArgumentException unreadable) {
      return new Outcome.Refused<>(new ReviewRefusal.InvalidPeriods());
    }
    views.viewed("trial/" + indicatorId + "@" + period);
    TabulationOutcome counted =
        tabulator.tabulate(
            definition.get(),
            Set.of(year),
            EarlierTables.largestContributions(
                rules.stream().map(each -> each.draft().mechanism())));
    if (!(counted instanceof TabulationOutcome.TabulatedIndicator tabulated)) {
      return new Outcome.Refused<>(
          new ReviewRefusal.DataMissing(
              ((TabulationOutcome.MissingSnapshots) counted)
                  .missing().stream()
                      .map(each -> each.datasetId() + " " + each.period().code())
                      .toList()));
    }
    List<TableToProtect> tables = Preparation.tables(tabulated);
    List<RuleTrial.Side> sides = new ArrayList<>();
    for (ReleaseRule rule : rules) {
      sides.add(side(rule, definition.get(), year, tables, before));
    }
    return new Outcome.Done<>(
        new RuleTrial(
            definition.get().metadata(),
            period,
            Readers.dimensions(definition.get().dimensions(), List.of(period)),
            known(indicatorId, tables.get(0)),
            sides));
  }

  private RuleTrial.Side side(
      ReleaseRule rule,
      IndicatorDefinition definition,
      ReferencePeriod period,
      List<TableToProtect> tables,
      Before before) {
    Optional<? extends Refusal> forbidding =
        limits.forbidding(rule.draft(), definition, Set.of(period), Instant.now());
    if (forbidding.isPresent()) {
      return new RuleTrial.Side(rule, Optional.of(forbidding.get()), List.of());
    }
    List<TrialTable> tried = new ArrayList<>();
    for (TableToProtect table : tables) {
      List<EarlierTable> earlier = List.of();
      if (before == Before.ALL_PUBLICATIONS
          && rule.draft().showsTrueCounts(table.counted().part())) {
        Outcome<EarlierPublications> found = earlierTables.of(table, rule.draft());
        if (found instanceof Outcome.Refused<EarlierPublications> refused) {
          return new RuleTrial.Side(rule, Optional.of(refused.refusal()), List.of());
        }
        earlier = found.orElseThrow().tables();
      }
      Outcome<TrialTable> outcome = protection.protect(table, earlier, rule.draft());
      if (outcome instanceof Outcome.Refused<TrialTable> refused) {
        return new RuleTrial.Side(rule, Optional.of(refused.refusal()), List.of());
      }
      tried.add(outcome.orElseThrow());
    }
    return new RuleTrial.Side(rule, Optional.empty(), tried);
  }

  /**
   * What is public of the same cells already, in the newest period: against it, and not against the
   * truth, is told how much a margin matters.
   */
  private Map<List<String>, Long> known(String indicatorId, TableToProtect table) {
    Map<List<String>, Long> known = new HashMap<>();
    catalogue
        .latest(indicatorId)
        .map(published -> published.tables().get(0))
        .ifPresent(
            published -> {
              if (names(published).equals(names(table))) {
                for (int cell = 0; cell < published.structure().cellCount(); cell++) {
                  // Ascending periods: what comes later takes the place of what was before.
                  List<String> codes = new ArrayList<>(published.structure().codes(cell));
                  table.period().ifPresent(name -> codes.set(codes.size() - 1, period(table)));
                  value(published.cells().get(cell)).ifPresent(each -> known.put(codes, each));
                }
              }
            });
    return known;
  }

  private static String period(TableToProtect table) {
    return table.periods().get(0);
  }

  private static List<String> names(SafeTable table) {
    return table.structure().variables().stream().map(each -> each.name()).toList();
  }

  private static List<String> names(TableToProtect table) {
    return table.counted().table().structure().variables().stream()
        .map(each -> each.name())
        .toList();
  }

  private static Optional<Long> value(SafeCell cell) {
    if (cell instanceof SafeCell.Published published) {
      return Optional.of(published.count());
    }
    if (cell instanceof SafeCell.Perturbed perturbed) {
      return Optional.of(perturbed.count());
    }
    if (cell instanceof SafeCell.Noisy noisy) {
      return Optional.of(noisy.estimate());
    }
    return Optional.empty();
  }
}
